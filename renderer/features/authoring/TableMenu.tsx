import { useEditorState, type Editor } from '@tiptap/react';
import { Table } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '../../ui';
import { stateAllows } from './editor/allowed-blocks';

const inside = {
  rowBefore: (editor: Editor) => editor.chain().focus().addRowBefore().run(),
  rowAfter: (editor: Editor) => editor.chain().focus().addRowAfter().run(),
  columnBefore: (editor: Editor) => editor.chain().focus().addColumnBefore().run(),
  columnAfter: (editor: Editor) => editor.chain().focus().addColumnAfter().run(),
  headerRow: (editor: Editor) => editor.chain().focus().toggleHeaderRow().run(),
  headerColumn: (editor: Editor) => editor.chain().focus().toggleHeaderColumn().run(),
  mergeOrSplit: (editor: Editor) => editor.chain().focus().mergeOrSplit().run(),
  deleteRow: (editor: Editor) => editor.chain().focus().deleteRow().run(),
  deleteColumn: (editor: Editor) => editor.chain().focus().deleteColumn().run(),
  delete: (editor: Editor) => editor.chain().focus().deleteTable().run(),
} as const;
const entries = Object.entries(inside) as [keyof typeof inside, (editor: Editor) => boolean][];

/** Inserting a table, and what can be done with the one that the caret is in. */
export function TableMenu({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('authoring');
  const { isInside, canInsert } = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      isInside: current.isEditable && current.isActive('table'),
      canInsert: current.isEditable && stateAllows(current.state, 'table'),
    }),
  });
  const insert = () => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
  return (
    <MenuButton
      label={t('tool.table')}
      icon={Table}
      iconOnly
      isDisabled={!isInside && !canInsert}
      items={
        isInside
          ? entries.map(([id, run]) => ({
              id,
              label: t(`table.${id}`),
              ...(id === 'delete' ? { tone: 'danger' as const } : {}),
              onAction: () => run(editor),
            }))
          : [{ id: 'insert', label: t('table.insert'), onAction: insert }]
      }
    />
  );
}
