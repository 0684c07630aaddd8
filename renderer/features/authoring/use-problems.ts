import type { Editor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import type { SectionDocument } from '../../../shared/authoring/document';
import type { ReleaseView, TemplateProblem } from '../../../shared/release/view';
import type { ReleaseContent } from '../../../shared/rendering/release-content';
import { templateProblems } from '../../../shared/template/template-problems';
import { countBlockWords } from '../../../shared/template/word-count';
import { sectionDocuments } from './editor/section-changes';
import type { SectionStatuses } from './editor/section-status';
import { useWriting } from './write-context';

/** Problems are worked out when nobody has typed for this long, and the window has time. */
const quietMs = 400;

function contentOf(view: ReleaseView, sections: Record<string, SectionDocument>): ReleaseContent {
  const { value: header } = view.header;
  return {
    release: view.id,
    productSlug: header.product,
    product: { name: view.productName, description: '' },
    header,
    template: view.template,
    sections,
    changes: view.changes.map(({ id, value: change }) => ({ id, change })),
    translations: {},
  };
}

// The editor hands out the same block as long as its words are the same, so its words are counted once.
const wordsOfBlock = new WeakMap<object, number>();

function wordsIn({ blocks }: SectionDocument): number {
  return blocks.reduce((sum, block) => {
    const words = wordsOfBlock.get(block) ?? countBlockWords([block]);
    wordsOfBlock.set(block, words);
    return sum + words;
  }, 0);
}

/** Another number whenever the text has changed and come to rest. */
function useQuietChanges(editor: Editor): number {
  const [quiet, setQuiet] = useState(0);
  useEffect(() => {
    let timer: number | undefined;
    let idle: number | undefined;
    const later = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        idle = window.requestIdleCallback(() => setQuiet((count) => count + 1), { timeout: 1000 });
      }, quietMs);
    };
    editor.on('update', later);
    return () => {
      window.clearTimeout(timer);
      if (idle !== undefined) window.cancelIdleCallback(idle);
      editor.off('update', later);
    };
  }, [editor]);
  return quiet;
}

/** What the text lacks against its template as it is on screen, and how long it is; worked out anew once typing pauses. */
export function useProblems(
  editor: Editor,
  locked: SectionStatuses,
): { readonly problems: readonly TemplateProblem[]; readonly words: number } {
  const { view } = useWriting();
  const quiet = useQuietChanges(editor);
  return useMemo(() => {
    const onScreen = sectionDocuments(editor.state.doc);
    // A section that the editor can't show is judged by what the journal holds.
    const unreadable = Object.entries(view.sections).filter(
      ([section]) => locked.get(section)?.kind === 'unreadable',
    );
    const sections = {
      ...onScreen,
      ...Object.fromEntries(unreadable.map(([section, { value }]) => [section, value])),
    };
    return {
      problems: templateProblems(contentOf(view, sections)),
      words: Object.values(sections).reduce((sum, section) => sum + wordsIn(section), 0),
    };
    // `quiet` stands for the document, which React can't see change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, locked, view, quiet]);
}
