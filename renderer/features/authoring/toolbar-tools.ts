import type { Editor } from '@tiptap/react';
import {
  Bold,
  Code,
  Heading3,
  Heading4,
  Italic,
  List,
  ListOrdered,
  Minus,
  Quote,
  SquareCode,
  Strikethrough,
  type LucideIcon,
} from 'lucide-react';
import { stateAllows } from './editor/allowed-blocks';

/** A button of the toolbar that is on or off at the caret. */
export interface Tool {
  /** Also the key of its name under `tool` in the `authoring` texts. */
  readonly id:
    | 'bold'
    | 'italic'
    | 'strike'
    | 'code'
    | 'heading3'
    | 'heading4'
    | 'bulletList'
    | 'orderedList'
    | 'blockquote'
    | 'codeBlock'
    | 'rule';
  readonly icon: LucideIcon;
  /** As `Kbd` takes it; the keys themselves are bound by Tiptap's extensions. */
  readonly keys?: string;
  readonly isActive: (editor: Editor) => boolean;
  readonly isPossible: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

const inText = (editor: Editor): boolean => !editor.isActive('codeBlock');

/** Tools for words. */
export const markTools: readonly Tool[] = [
  {
    id: 'bold',
    icon: Bold,
    keys: 'Mod+B',
    isActive: (editor) => editor.isActive('bold'),
    isPossible: inText,
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    id: 'italic',
    icon: Italic,
    keys: 'Mod+I',
    isActive: (editor) => editor.isActive('italic'),
    isPossible: inText,
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    id: 'strike',
    icon: Strikethrough,
    keys: 'Mod+Shift+S',
    isActive: (editor) => editor.isActive('strike'),
    isPossible: inText,
    run: (editor) => editor.chain().focus().toggleStrike().run(),
  },
  {
    id: 'code',
    icon: Code,
    keys: 'Mod+E',
    isActive: (editor) => editor.isActive('code'),
    isPossible: inText,
    run: (editor) => editor.chain().focus().toggleCode().run(),
  },
];

/** Tools for blocks; off where the template does not allow them. */
export const blockTools: readonly Tool[] = [
  {
    id: 'heading3',
    icon: Heading3,
    keys: 'Mod+Alt+3',
    isActive: (editor) => editor.isActive('heading', { level: 3 }),
    isPossible: ({ state }) => stateAllows(state, 'heading'),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    id: 'heading4',
    icon: Heading4,
    keys: 'Mod+Alt+4',
    isActive: (editor) => editor.isActive('heading', { level: 4 }),
    isPossible: ({ state }) => stateAllows(state, 'heading'),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 4 }).run(),
  },
  {
    id: 'bulletList',
    icon: List,
    keys: 'Mod+Shift+8',
    isActive: (editor) => editor.isActive('bulletList'),
    isPossible: ({ state }) => stateAllows(state, 'bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    id: 'orderedList',
    icon: ListOrdered,
    keys: 'Mod+Shift+7',
    isActive: (editor) => editor.isActive('orderedList'),
    isPossible: ({ state }) => stateAllows(state, 'orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    id: 'blockquote',
    icon: Quote,
    keys: 'Mod+Shift+B',
    isActive: (editor) => editor.isActive('blockquote'),
    isPossible: ({ state }) => stateAllows(state, 'blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    id: 'codeBlock',
    icon: SquareCode,
    keys: 'Mod+Alt+C',
    isActive: (editor) => editor.isActive('codeBlock'),
    isPossible: ({ state }) => stateAllows(state, 'codeBlock'),
    run: (editor) => editor.chain().focus().toggleCodeBlock().run(),
  },
  {
    id: 'rule',
    icon: Minus,
    isActive: () => false,
    // A line stands at the top of a section only.
    isPossible: ({ state }) => state.selection.$from.depth === 2,
    run: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
];
