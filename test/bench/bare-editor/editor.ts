import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { longNote } from '../long-note';

const element = document.querySelector('#editor');
if (!(element instanceof HTMLElement)) throw new Error('The page has no place for the editor.');
new Editor({
  element,
  extensions: [StarterKit],
  content: {
    type: 'doc',
    content: longNote().map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  },
});
