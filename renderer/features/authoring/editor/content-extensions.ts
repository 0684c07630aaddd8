import type { AnyExtension, Attribute, Extensions } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import { Selection } from '@tiptap/extensions';
import type { DOMOutputSpec } from '@tiptap/pm/model';
import StarterKit from '@tiptap/starter-kit';
import { contentExpression, contentRules, maxTableSpan } from '../../../../shared/authoring/content-rules';
import type { BlockType } from '../../../../shared/authoring/document';
import { blockKinds, type BlockKind } from '../../../../shared/template/template';
import { BlockIds } from './block-ids';
import { limitedToSections } from './limited-kinds';
import { linkOptions, withAddressOnly } from './link-mark';

/** Which way a block is read follows its own letters; code is always read from the left. */
const directions: Readonly<Partial<Record<BlockType, 'auto' | 'ltr'>>> = {
  paragraph: 'auto',
  heading: 'auto',
  bulletList: 'auto',
  orderedList: 'auto',
  blockquote: 'auto',
  tableCell: 'auto',
  tableHeader: 'auto',
  codeBlock: 'ltr',
};

/** The headings of other programs begin at the first level; ours at the third, under the section's own. */
const headingTags = [
  { tag: 'h1', attrs: { level: 3 } },
  { tag: 'h2', attrs: { level: 3 } },
  { tag: 'h3', attrs: { level: 3 } },
  { tag: 'h4', attrs: { level: 4 } },
  { tag: 'h5', attrs: { level: 4 } },
  { tag: 'h6', attrs: { level: 4 } },
];

function isBlockType(name: string): name is BlockType {
  return Object.hasOwn(contentRules, name);
}

/** A whole number from an attribute of pasted HTML, within bounds. */
function wholeNumber(name: string, fallback: number, least: number): Attribute {
  const parseHTML = (element: HTMLElement): number => {
    const value = Number.parseInt(element.getAttribute(name) ?? '', 10);
    return Number.isNaN(value) ? fallback : Math.min(Math.max(value, least), maxTableSpan);
  };
  return { default: fallback, parseHTML };
}

const cellAttributes = (): Record<string, Attribute> => ({
  colspan: wholeNumber('colspan', 1, 1),
  rowspan: wholeNumber('rowspan', 1, 1),
  // The table commands look at it; a column is as wide as its words need.
  colwidth: { default: null, parseHTML: () => null, renderHTML: () => ({}) },
});

/** The attributes of a kind of block, where the kit's own are more than any output shows. */
const attributes: Readonly<Partial<Record<BlockType, () => Record<string, Attribute>>>> = {
  orderedList: () => ({ start: wholeNumber('start', 1, 0) }),
  tableCell: cellAttributes,
  tableHeader: cellAttributes,
};

/** A table that scrolls by itself in a narrow window. The kit's own has a style attribute, which the page's policy forbids. */
const tableHtml = (): DOMOutputSpec => ['div', { class: 'write-table' }, ['table', ['tbody', 0]]];

function withContentRule(extension: AnyExtension): AnyExtension {
  const { name } = extension;
  if (!isBlockType(name)) return extension;
  const rule = contentRules[name];
  const dir = directions[name];
  const addAttributes = attributes[name];
  return extension.extend({
    ...(rule === 'nothing' ? {} : { content: contentExpression(rule) }),
    ...(addAttributes === undefined ? {} : { addAttributes }),
    ...(name === 'heading' ? { parseHTML: () => headingTags } : {}),
    ...(name === 'table' ? { renderHTML: tableHtml, addNodeView: null } : {}),
    ...(dir === undefined
      ? {}
      : { addOptions: () => ({ ...(extension.options as object), HTMLAttributes: { dir } }) }),
  });
}

/** Makes an extension of the kit ours: what may stand in it, how it is read, and where the template allows it. */
function adapted(extension: AnyExtension): AnyExtension {
  const ours = withContentRule(extension);
  if (ours.name === 'link') return withAddressOnly(ours);
  // A link on a name in code is common in release notes, so code goes together with other marks.
  if (ours.name === 'code') return ours.extend({ excludes: '' });
  const kind = blockKinds.find((candidate) => candidate === ours.name);
  return kind === undefined ? ours : limitedToSections(ours, kind satisfies BlockKind);
}

const Kit = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map(adapted);
  },
});
const Tables = TableKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map(adapted);
  },
});

/**
 * Exactly the blocks and marks of `shared/authoring/document.ts`, held together by the same rules that the engine checks
 * drafts against.
 */
export function contentExtensions(): Extensions {
  return [
    Kit.configure({
      document: false,
      underline: false,
      trailingNode: false,
      heading: { levels: [3, 4] },
      undoRedo: { depth: 500 },
      link: linkOptions,
    }),
    Tables.configure({ table: { resizable: false } }),
    BlockIds,
    // What is selected stays to be seen while the focus is in the link's address or in the toolbar.
    Selection.configure({ className: 'write-selected' }),
  ];
}
