import { useEditorState, type Editor } from '@tiptap/react';
import {
  Bold,
  Code,
  Heading3,
  Heading4,
  Italic,
  Link,
  List,
  ListOrdered,
  Quote,
  Redo2,
  SquareCode,
  Strikethrough,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useCommands } from '../../app/commands';
import { IconButton, ToggleIconButton } from '../../ui';
import { LinkDialog } from './LinkDialog';
import { TableMenu } from './TableMenu';
import { currentSectionAllows } from './editor/current-section';

interface Tool {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly isActive: (editor: Editor) => boolean;
  readonly isAllowed: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

const always = (): boolean => true;

const marks: readonly Tool[] = [
  {
    id: 'bold',
    icon: Bold,
    isActive: (editor) => editor.isActive('bold'),
    isAllowed: always,
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    id: 'italic',
    icon: Italic,
    isActive: (editor) => editor.isActive('italic'),
    isAllowed: always,
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    id: 'strike',
    icon: Strikethrough,
    isActive: (editor) => editor.isActive('strike'),
    isAllowed: always,
    run: (editor) => editor.chain().focus().toggleStrike().run(),
  },
  {
    id: 'code',
    icon: Code,
    isActive: (editor) => editor.isActive('code'),
    isAllowed: always,
    run: (editor) => editor.chain().focus().toggleCode().run(),
  },
];

const blocks: readonly Tool[] = [
  {
    id: 'heading3',
    icon: Heading3,
    isActive: (editor) => editor.isActive('heading', { level: 3 }),
    isAllowed: (editor) => currentSectionAllows(editor, 'heading'),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    id: 'heading4',
    icon: Heading4,
    isActive: (editor) => editor.isActive('heading', { level: 4 }),
    isAllowed: (editor) => currentSectionAllows(editor, 'heading'),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 4 }).run(),
  },
  {
    id: 'bulletList',
    icon: List,
    isActive: (editor) => editor.isActive('bulletList'),
    isAllowed: (editor) => currentSectionAllows(editor, 'bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    id: 'orderedList',
    icon: ListOrdered,
    isActive: (editor) => editor.isActive('orderedList'),
    isAllowed: (editor) => currentSectionAllows(editor, 'orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    id: 'blockquote',
    icon: Quote,
    isActive: (editor) => editor.isActive('blockquote'),
    isAllowed: (editor) => currentSectionAllows(editor, 'blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    id: 'codeBlock',
    icon: SquareCode,
    isActive: (editor) => editor.isActive('codeBlock'),
    isAllowed: (editor) => currentSectionAllows(editor, 'codeBlock'),
    run: (editor) => editor.chain().focus().toggleCodeBlock().run(),
  },
];

/** What the toolbar shows as on, off or impossible; compared by value, so that typing does not draw it anew. */
function toolStates(editor: Editor) {
  const of = (tools: readonly Tool[]) =>
    Object.fromEntries(
      tools.map((tool) => [
        tool.id,
        { on: tool.isActive(editor), can: editor.isEditable && tool.isAllowed(editor) },
      ]),
    );
  return {
    ...of(marks),
    ...of(blocks),
    link: { on: editor.isActive('link'), can: editor.isEditable },
    undo: { on: false, can: editor.can().undo() },
    redo: { on: false, can: editor.can().redo() },
  };
}

/** The tools above the page: one stop for Tab, arrow keys inside. */
export function EditorToolbar({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('authoring');
  const [isLinking, setLinking] = useState(false);
  const states = useEditorState({ editor, selector: ({ editor: current }) => toolStates(current) });
  useCommands([
    {
      id: 'write.link',
      label: t('tool.link'),
      shortcut: 'Mod+Shift+K',
      icon: Link,
      run: () => setLinking(true),
    },
  ]);
  const toggle = (tool: Tool) => (
    <ToggleIconButton
      key={tool.id}
      label={t(`tool.${tool.id}` as 'tool.bold')}
      icon={tool.icon}
      isSelected={states[tool.id as 'undo'].on}
      isDisabled={!states[tool.id as 'undo'].can}
      onChange={() => tool.run(editor)}
    />
  );
  return (
    <Toolbar className="write-tools" aria-label={t('tools')}>
      <IconButton
        label={t('tool.undo')}
        icon={Undo2}
        isDisabled={!states.undo.can}
        onPress={() => editor.chain().focus().undo().run()}
      />
      <IconButton
        label={t('tool.redo')}
        icon={Redo2}
        isDisabled={!states.redo.can}
        onPress={() => editor.chain().focus().redo().run()}
      />
      <span className="write-tools__gap" />
      {marks.map(toggle)}
      <ToggleIconButton
        label={t('tool.link')}
        icon={Link}
        isSelected={states.link.on}
        isDisabled={!states.link.can}
        onChange={() => setLinking(true)}
      />
      <span className="write-tools__gap" />
      {blocks.map(toggle)}
      <TableMenu editor={editor} />
      {isLinking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </Toolbar>
  );
}
