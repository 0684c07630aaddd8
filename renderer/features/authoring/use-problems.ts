import type { Editor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import type { SectionDocument } from '../../../shared/authoring/document';
import type { ReleaseView, TemplateProblem } from '../../../shared/release/view';
import type { ReleaseContent } from '../../../shared/rendering/release-content';
import { templateProblems } from '../../../shared/template/template-problems';
import { countWords } from '../../../shared/template/word-count';
import { sectionChanges } from './editor/section-changes';
import { useWriting } from './write-context';

const quietMs = 400;

/** The sections as they are on screen now, a few seconds ahead of the journal. */
function sectionsOnScreen(editor: Editor): Record<string, SectionDocument> {
  return Object.fromEntries(
    sectionChanges(null, editor.state.doc).map(({ section, blocks }) => [section, { blocks }]),
  );
}

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

function wordsOf(editor: Editor): number {
  return countWords(editor.state.doc.textBetween(0, editor.state.doc.content.size, ' ', ' '));
}

/** Calls back when nobody has typed for a moment and the window has time for it. */
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

/** What the text lacks against its template, and how long it is; worked out anew once typing pauses. */
export function useProblems(editor: Editor): {
  readonly problems: readonly TemplateProblem[];
  readonly words: number;
} {
  const { view } = useWriting();
  const quiet = useQuietChanges(editor);
  return useMemo(
    () => ({
      problems: templateProblems(contentOf(view, sectionsOnScreen(editor))),
      words: wordsOf(editor),
    }),
    // `quiet` stands for the document, which React can't see change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [editor, view, quiet],
  );
}
