import { Node } from '@tiptap/core';
import { contentExpression, sectionBlocks } from '../../../../shared/authoring/content-rules';
import { direction } from '../../../../shared/i18n/languages';
import type { TemplateSection } from '../../../../shared/template/template';
import { createSectionPlaces, type SectionPlaces } from './section-places';

/** The whole document: the template's sections, in its order. */
export const ReleaseDocument = Node.create({
  name: 'doc',
  topNode: true,
  // Not `+`: nothing here may be made by ProseMirror itself. That none is missing is the guard's business.
  content: '(section | slot)*',
});

/** Required, so that ProseMirror never makes a section or a slot by itself, to fill a gap or around what is pasted. */
const keyAttribute = {
  key: { isRequired: true, parseHTML: () => '', renderHTML: () => ({}) },
};

/** The id of a section's heading, which names its text. */
export function headingId(section: string): string {
  return `write-heading-${section}`;
}

/** What a section node is made with. */
export interface SectionOptions {
  readonly places: SectionPlaces;
  /** The language that the release is written in: it decides which way tables and lists run, whatever the interface speaks. */
  readonly locale: string;
}

/** The elements of a section: a head that can't be edited, where React shows what it likes, and the text. */
function sectionElements(key: string, locale: string) {
  const dom = document.createElement('section');
  dom.className = 'write-section';
  dom.dataset['section'] = key;
  const head = document.createElement('div');
  head.contentEditable = 'false';
  const contentDOM = document.createElement('div');
  contentDOM.className = 'write-section__text';
  contentDOM.lang = locale;
  contentDOM.dir = direction(locale);
  contentDOM.setAttribute('role', 'group');
  contentDOM.setAttribute('aria-labelledby', headingId(key));
  dom.append(head, contentDOM);
  return { dom, head, contentDOM };
}

/**
 * A prose section. Isolating, so that nothing is joined or split across its border; which sections there are, and in
 * which order, is guarded by `section-guard`. It has no rule for parsing HTML: nobody pastes a section.
 */
export const Section = Node.create<SectionOptions>({
  name: 'section',
  content: contentExpression({ of: sectionBlocks }),
  isolating: true,
  defining: true,
  draggable: false,
  selectable: false,
  addOptions: () => ({ places: createSectionPlaces(), locale: 'en' }),
  addAttributes: () => keyAttribute,
  renderHTML: () => ['section', 0],
  addNodeView() {
    return ({ node }) => {
      const key = String(node.attrs['key']);
      const { dom, head, contentDOM } = sectionElements(key, this.options.locale);
      const leave = this.options.places.add(key, head);
      return {
        dom,
        contentDOM,
        stopEvent: (event) => event.target instanceof globalThis.Node && head.contains(event.target),
        ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
        destroy: leave,
      };
    };
  },
});

/**
 * The place in the page of a section that is no free text: a field of the header, or the list of changes. What stands there
 * is React's; see `slot-view.tsx`.
 */
export const Slot = Node.create({
  name: 'slot',
  atom: true,
  selectable: false,
  draggable: false,
  isolating: true,
  addAttributes: () => keyAttribute,
  renderHTML: () => ['div'],
});

/** The prose sections of a template, for which the document has a `section`; the others get a `slot`. */
export function isProse(section: TemplateSection): section is Extract<TemplateSection, { kind: 'prose' }> {
  return section.kind === 'prose';
}
