import { useEditorState, type Editor } from '@tiptap/react';
import { Table } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '../../ui';
import { currentSectionAllows } from './editor/current-section';

/** Inserting a table, and what can be done with the one that the caret is in. */
export function TableMenu({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('authoring');
  const { isInside, canInsert } = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      isInside: current.isActive('table'),
      canInsert: current.isEditable && currentSectionAllows(current, 'table'),
    }),
  });
  const chain = () => editor.chain().focus();
  return (
    <MenuButton
      label={t('tool.table')}
      icon={Table}
      iconOnly
      items={[
        {
          id: 'insert',
          label: t('table.insert'),
          isDisabled: !canInsert || isInside,
          onAction: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
        },
        {
          id: 'rowAfter',
          label: t('table.rowAfter'),
          isDisabled: !isInside,
          onAction: () => chain().addRowAfter().run(),
        },
        {
          id: 'columnAfter',
          label: t('table.columnAfter'),
          isDisabled: !isInside,
          onAction: () => chain().addColumnAfter().run(),
        },
        {
          id: 'deleteRow',
          label: t('table.deleteRow'),
          isDisabled: !isInside,
          onAction: () => chain().deleteRow().run(),
        },
        {
          id: 'deleteColumn',
          label: t('table.deleteColumn'),
          isDisabled: !isInside,
          onAction: () => chain().deleteColumn().run(),
        },
        {
          id: 'headerRow',
          label: t('table.headerRow'),
          isDisabled: !isInside,
          onAction: () => chain().toggleHeaderRow().run(),
        },
        {
          id: 'delete',
          label: t('table.delete'),
          tone: 'danger',
          isDisabled: !isInside,
          onAction: () => chain().deleteTable().run(),
        },
      ]}
    />
  );
}
