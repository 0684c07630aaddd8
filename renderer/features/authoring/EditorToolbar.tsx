import { redoDepth, undoDepth } from '@tiptap/pm/history';
import { useEditorState, type Editor } from '@tiptap/react';
import { Link, Redo2, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Group } from 'react-aria-components/Group';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useCommands, type Command } from '../../app/commands';
import { sectionKeyAt } from './editor/allowed-blocks';
import { TableMenu } from './TableMenu';
import { blockTools, markTools, type Tool } from './toolbar-tools';
import { ToolButton } from './ToolButton';

/** What the toolbar shows as on, off or impossible; compared by value, so that typing does not draw it anew. */
function toolStates(editor: Editor) {
  const isInSection = editor.isEditable && sectionKeyAt(editor.state.selection.$from) !== undefined;
  const of = (tools: readonly Tool[]) =>
    Object.fromEntries(
      tools.map((tool) => [
        tool.id,
        { on: tool.isActive(editor), can: isInSection && tool.isPossible(editor) },
      ]),
    );
  return {
    tools: { ...of(markTools), ...of(blockTools) },
    link: { on: editor.isActive('link'), can: isInSection && !editor.isActive('codeBlock') },
    canUndo: editor.isEditable && Number(undoDepth(editor.state)) > 0,
    canRedo: editor.isEditable && Number(redoDepth(editor.state)) > 0,
  };
}

function useToolCommands(onLink: () => void): void {
  const { t } = useTranslation('authoring');
  useCommands(
    useMemo(
      (): readonly Command[] => [
        { id: 'write.link', label: t('tool.link'), group: t('commands'), icon: Link, run: onLink },
      ],
      [t, onLink],
    ),
  );
}

/** The tools above the page: one stop for Tab, arrow keys inside. */
export function EditorToolbar({ editor, onLink }: { readonly editor: Editor; readonly onLink: () => void }) {
  const { t } = useTranslation('authoring');
  const states = useEditorState({ editor, selector: ({ editor: current }) => toolStates(current) });
  useToolCommands(onLink);
  const button = (tool: Tool) => (
    <ToolButton
      key={tool.id}
      label={t(`tool.${tool.id}`)}
      keys={tool.keys}
      icon={tool.icon}
      isOn={states.tools[tool.id]?.on === true}
      isDisabled={states.tools[tool.id]?.can !== true}
      onPress={() => tool.run(editor)}
    />
  );
  return (
    <Toolbar className="write-tools" aria-label={t('tools')}>
      <Group className="write-tools__group" aria-label={t('toolGroups.history')}>
        <ToolButton
          label={t('tool.undo')}
          keys="Mod+Z"
          icon={Undo2}
          isDisabled={!states.canUndo}
          onPress={() => editor.chain().focus().undo().run()}
        />
        <ToolButton
          label={t('tool.redo')}
          keys="Mod+Shift+Z"
          icon={Redo2}
          isDisabled={!states.canRedo}
          onPress={() => editor.chain().focus().redo().run()}
        />
      </Group>
      <Group className="write-tools__group" aria-label={t('toolGroups.words')}>
        {markTools.map(button)}
        <ToolButton
          label={t('tool.link')}
          keys="Mod+K"
          icon={Link}
          isOn={states.link.on}
          isDisabled={!states.link.can}
          onPress={onLink}
        />
      </Group>
      <Group className="write-tools__group" aria-label={t('toolGroups.blocks')}>
        {blockTools.map(button)}
        <TableMenu editor={editor} />
      </Group>
    </Toolbar>
  );
}
