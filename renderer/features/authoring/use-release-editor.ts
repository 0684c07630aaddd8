import { Extension } from '@tiptap/core';
import { useEditor, type Editor, type UseEditorOptions } from '@tiptap/react';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseView } from '../../../shared/release/view';
import { err, type Failure } from '../../../shared/result';
import { maxSectionBytes } from '../../../shared/authoring/content-rules';
import { request } from '../../app/bridge';
import { toast } from '../../ui';
import { createDraftSender, type DraftSender } from './editor/draft-sender';
import { releaseExtensions } from './editor/extensions';
import { releaseDocument } from './editor/release-document';
import { isProse } from './editor/section-nodes';
import { createSectionPlaces, type SectionPlaces } from './editor/section-places';
import { statusesAtStart, type SectionStatuses } from './editor/section-status';
import { FilledSlot } from './editor/slot-view';
import { cleanPastedHtml } from './paste-cleaning';

/** What the page is made with, once for each release that is opened. */
export interface ReleaseEditorParts {
  readonly editor: Editor;
  readonly sender: DraftSender;
  readonly places: SectionPlaces;
  /** Sections that can't be written until the step is opened anew. */
  readonly locked: SectionStatuses;
}

const linkKeys = (onLink: () => void) =>
  Extension.create({
    name: 'linkKeys',
    addKeyboardShortcuts: () => ({
      'Mod-k': () => {
        onLink();
        return true;
      },
    }),
  });

const quietMs = 5000;
let saidAt = -quietMs;

/** A window that is not seen paints nothing; then this is long enough. */
const unseenMs = 100;

/** Runs work as soon as what was typed is on the screen: sending it must not make the key wait. */
function afterPaint(work: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (!isDone) work();
    isDone = true;
  };
  window.requestAnimationFrame(() => window.setTimeout(once, 0));
  window.setTimeout(once, unseenMs);
}

/** Says it once, however often it is tried. */
function sayTooLarge(): void {
  if (performance.now() - saidAt < quietMs) return;
  saidAt = performance.now();
  toast.failure(err('authoring/section-too-large', { limit: maxSectionBytes / 1_000_000 }).error);
}

/** Everything about the editor that never changes while it is open, so that React has nothing to hand to it anew. */
function makeOptions(initial: ReleaseView, isReadOnly: boolean, onLink: () => void) {
  const places = createSectionPlaces();
  const { content, unreadable, repaired } = releaseDocument(initial);
  const locked = statusesAtStart(initial, unreadable);
  const prose = initial.template.sections.filter(isProse);
  const options: UseEditorOptions = {
    extensions: [
      ...releaseExtensions({
        places,
        locale: initial.header.value.sourceLocale,
        allowed: new Map(prose.map(({ key, allowedBlocks }) => [key, allowedBlocks])),
        isLocked: (section) => locked.has(section),
        onTooLarge: sayTooLarge,
      }),
      FilledSlot,
      linkKeys(onLink),
    ],
    content,
    editable: !isReadOnly,
    injectCSS: false,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
  };
  return { places, locked, repaired, options };
}

function newSender(
  initial: ReleaseView,
  editor: Editor,
  repaired: ReadonlySet<string>,
  onFailure: (failure: Failure) => void,
): DraftSender {
  return createDraftSender(
    initial,
    editor.state.doc,
    {
      send: ({ section, order, blocks }, parents) =>
        request('release.draftSection', {
          release: initial.id,
          section,
          parents: [...parents],
          order: [...order],
          blocks: { blocks: [...blocks] },
        }),
      read: () => request('release.get', { release: initial.id }),
      onFailure,
      soon: afterPaint,
      later: (run, ms) => window.setTimeout(run, ms),
    },
    (section) => !repaired.has(section),
  );
}

/** The editor of one release, made once: own saves never touch it, so the caret stays where it is. */
export function useReleaseEditor(
  initial: ReleaseView,
  isReadOnly: boolean,
  { onFailure, onLink }: { readonly onFailure: (failure: Failure) => void; readonly onLink: () => void },
): ReleaseEditorParts {
  const { t } = useTranslation('authoring');
  const [{ places, locked, repaired, options }] = useState(() => makeOptions(initial, isReadOnly, onLink));
  const label = t('editor');
  const editorProps = useMemo(
    () => ({
      transformPastedHTML: cleanPastedHtml,
      attributes: { class: 'write-page', 'aria-label': label, 'aria-multiline': 'true', spellcheck: 'false' },
    }),
    [label],
  );
  const editor = useEditor({ ...options, editorProps });
  const [sender] = useState(() => newSender(initial, editor, repaired, onFailure));
  useSending(editor, sender);
  useEffect(() => {
    if (editor.isEditable === isReadOnly) editor.setEditable(!isReadOnly);
  }, [editor, isReadOnly]);
  return { editor, sender, places, locked };
}

/** Sends what is typed, and has it written when the page is left in any way. */
function useSending(editor: Editor, sender: DraftSender): void {
  const write = useEffectEvent(() => {
    sender.flush();
    void request('release.flushDrafts', {});
  });
  useEffect(() => {
    const send = (): void => sender.changed(editor.state.doc);
    const blur = (): void => write();
    const hide = (): void => {
      if (document.hidden) write();
    };
    editor.on('update', send);
    editor.on('blur', blur);
    document.addEventListener('visibilitychange', hide);
    return () => {
      editor.off('update', send);
      editor.off('blur', blur);
      document.removeEventListener('visibilitychange', hide);
      write();
    };
  }, [editor, sender]);
}
