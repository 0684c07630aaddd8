import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseView } from '../../../shared/release/view';
import type { Failure } from '../../../shared/result';
import { textFor } from '../../../shared/template/localized-text';
import { request } from '../../app/bridge';
import { useAppEvent } from '../../app/use-app-event';
import { Banner, Button, FailureMessage } from '../../ui';
import { createDraftSender, type DraftSender } from './editor/draft-sender';
import { releaseExtensions } from './editor/extensions';
import { releaseDocument } from './editor/release-document';
import { isProse, type SectionTexts } from './editor/section-nodes';
import { Slot } from './editor/slot-node';
import { isElsewhere } from './editor/foreign-changes';
import { EditorToolbar } from './EditorToolbar';
import { cleanPastedHtml } from './paste-cleaning';
import { ProblemsPanel } from './ProblemsPanel';
import { TitleField } from './TitleField';
import { useWriting } from './write-context';

function useSectionTexts(view: ReleaseView): (key: string) => SectionTexts {
  const { t, i18n } = useTranslation('authoring');
  const { language } = i18n;
  return useMemo(() => {
    const required = t('required');
    return (key) => {
      const section = view.template.sections.find((candidate) => candidate.key === key);
      const isRequired = section?.requiredFor.includes(view.header.value.kind) === true;
      return {
        label: section === undefined ? key : textFor(section.label, language),
        help: section?.help === undefined ? undefined : textFor(section.help, language),
        required: isRequired ? required : undefined,
      };
    };
  }, [view, t, language]);
}

/** The editor of one release, made once: own saves never touch it, so the caret stays where it is. */
function useReleaseEditor(
  initial: ReleaseView,
  isReadOnly: boolean,
  onFailure: (failure: Failure) => void,
): { readonly editor: Editor; readonly sender: DraftSender } {
  const { t } = useTranslation('authoring');
  const textsOf = useSectionTexts(initial);
  const [sender] = useState(() => createDraftSender(initial, onFailure));
  const editor = useEditor({
    extensions: [
      ...releaseExtensions({
        textsOf,
        allowed: new Map(
          initial.template.sections.filter(isProse).map((one) => [one.key, one.allowedBlocks]),
        ),
      }),
      Slot,
    ],
    content: releaseDocument(initial),
    editable: !isReadOnly,
    injectCSS: false,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    editorProps: {
      transformPastedHTML: cleanPastedHtml,
      attributes: {
        class: 'write-page',
        'aria-label': t('editor'),
        'aria-multiline': 'true',
        spellcheck: 'false',
      },
    },
    onTransaction: ({ editor: current, transaction }) => {
      // Not the transaction's own document: block ids are added to it by an appended one.
      if (transaction.before !== current.state.doc) sender.changed(transaction.before, current.state.doc);
    },
    onBlur: () => void request('release.flushDrafts', {}),
  });
  useEffect(() => {
    if (editor.isEditable === isReadOnly) editor.setEditable(!isReadOnly);
  }, [editor, isReadOnly]);
  useEffect(() => () => void request('release.flushDrafts', {}), []);
  return { editor, sender };
}

/** Whether somebody else's words have come into a section that is on screen (through a sync tool, for example). */
function useForeignChanges(editor: Editor, release: string): boolean {
  const [isStale, setStale] = useState(false);
  useAppEvent('workspace.changed', ({ records }) => {
    if (records !== 'all') return;
    void request('release.flushDrafts', {})
      .then(() => request('release.get', { release }))
      .then((read) => {
        if (read.ok && !editor.isDestroyed && isElsewhere(editor.state.doc, read.value)) setStale(true);
      });
  });
  return isStale;
}

/** The page: title, then the template's sections from top to bottom, with tools above and problems beside it. */
export function ReleaseEditor({
  initial,
  onReload,
}: {
  readonly initial: ReleaseView;
  readonly onReload: () => void;
}) {
  const { t } = useTranslation('authoring');
  const { isReadOnly } = useWriting();
  const [failure, setFailure] = useState<Failure>();
  const { editor, sender } = useReleaseEditor(initial, isReadOnly, setFailure);
  const isStale = useForeignChanges(editor, initial.id);
  useAppEvent('engine.restarted', () => void sender.resume());
  useAppEvent('draft.saved', () => setFailure(undefined));
  return (
    <div className="write">
      <div className="write__main">
        <EditorToolbar editor={editor} />
        {/* With nothing in it to write in, the page itself takes the focus, so that it can be scrolled by keyboard. */}
        <div
          className="write__scroll"
          {...(isReadOnly ? { role: 'region', tabIndex: 0, 'aria-label': t('editor') } : {})}
        >
          <div className="write__column">
            {isStale && (
              <Banner
                tone="warning"
                title={t('changedElsewhere')}
                actions={
                  <Button size="small" onPress={onReload}>
                    {t('reload')}
                  </Button>
                }
              />
            )}
            {failure && <FailureMessage failure={failure} />}
            <TitleField />
            <EditorContent editor={editor} />
          </div>
        </div>
      </div>
      <ProblemsPanel editor={editor} />
    </div>
  );
}
