import { Node } from '@tiptap/core';
import type { TemplateSection } from '../../../../shared/template/template';

/** What a section node shows around its text; the text itself is the only part that can be edited. */
export interface SectionTexts {
  readonly label: string;
  readonly help: string | undefined;
  readonly required: string | undefined;
}

export type SectionTextsOf = (key: string) => SectionTexts;

/** The whole document: the template's sections, in its order. */
export const ReleaseDocument = Node.create({
  name: 'doc',
  topNode: true,
  content: '(section | slot)+',
});

const keyAttribute = {
  key: { default: '', parseHTML: () => '', renderHTML: () => ({}) },
};

function headOf({ label, help, required }: SectionTexts): HTMLElement {
  const head = document.createElement('header');
  head.className = 'write-section__head';
  head.contentEditable = 'false';
  const title = document.createElement('h2');
  title.className = 'write-section__title';
  title.textContent = label;
  head.append(title);
  if (required !== undefined) {
    const mark = document.createElement('span');
    mark.className = 'write-section__required';
    mark.textContent = required;
    head.append(mark);
  }
  if (help !== undefined) {
    const hint = document.createElement('p');
    hint.className = 'write-section__help';
    hint.textContent = help;
    head.append(hint);
  }
  return head;
}

/**
 * A prose section. Isolating, so that nothing is joined or split across its border; which sections there are, and in
 * which order, is guarded by `section-guard`. It has no rule for parsing HTML: nobody pastes a section.
 */
export const Section = Node.create<{ readonly textsOf: SectionTextsOf }>({
  name: 'section',
  content: 'block+',
  isolating: true,
  defining: true,
  draggable: false,
  selectable: false,
  addOptions: () => ({ textsOf: () => ({ label: '', help: undefined, required: undefined }) }),
  addAttributes: () => keyAttribute,
  renderHTML: () => ['section', 0],
  addNodeView() {
    return ({ node }) => {
      const key = String(node.attrs['key']);
      const dom = document.createElement('section');
      dom.className = 'write-section';
      dom.dataset['section'] = key;
      const texts = this.options.textsOf(key);
      const contentDOM = document.createElement('div');
      contentDOM.className = 'write-section__text';
      contentDOM.setAttribute('role', 'group');
      contentDOM.setAttribute('aria-label', texts.label);
      dom.append(headOf(texts), contentDOM);
      return {
        dom,
        contentDOM,
        ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
      };
    };
  },
});

/** The prose sections of a template, for which the document has a `section`; the others get a `slot`. */
export function isProse(section: TemplateSection): section is Extract<TemplateSection, { kind: 'prose' }> {
  return section.kind === 'prose';
}
