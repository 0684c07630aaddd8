import { EditorContent } from '@tiptap/react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseView } from '../../../shared/release/view';
import type { Failure } from '../../../shared/result';
import { useAppEvent } from '../../app/use-app-event';
import { FailureMessage } from '../../ui';
import { DetailsPanel } from './DetailsPanel';
import { EditorToolbar } from './EditorToolbar';
import { LinkPopover } from './LinkPopover';
import { ProblemsPanel } from './ProblemsPanel';
import { SectionHeads } from './SectionHeads';
import { TitleField } from './TitleField';
import { useReleaseEditor } from './use-release-editor';
import { useSectionStatuses } from './use-section-statuses';
import { useWriting } from './write-context';

/** The page: title, then the template's sections from top to bottom, with tools above and problems beside it. */
export function ReleaseEditor({ initial }: { readonly initial: ReleaseView }) {
  const { t } = useTranslation('authoring');
  const { isReadOnly } = useWriting();
  const [failure, setFailure] = useState<Failure>();
  const [isLinking, setLinking] = useState(false);
  const openLink = useCallback(() => setLinking(true), []);
  const parts = useReleaseEditor(initial, isReadOnly, { onFailure: setFailure, onLink: openLink });
  const { editor, places, locked } = parts;
  const { statuses, load } = useSectionStatuses(initial.id, parts);
  useAppEvent('draft.saved', () => setFailure(undefined));
  return (
    <div className="write">
      <div className="write__main">
        {!isReadOnly && <EditorToolbar editor={editor} onLink={openLink} />}
        {/* With nothing in it to write in, the page itself takes the focus, so that it can be scrolled by keyboard. */}
        <div
          className="write__scroll"
          {...(isReadOnly ? { role: 'region', tabIndex: 0, 'aria-label': t('editor') } : {})}
        >
          <div className="write__column">
            {failure && <FailureMessage failure={failure} />}
            <TitleField />
            <DetailsPanel />
            <EditorContent editor={editor} />
            <SectionHeads places={places} statuses={statuses} onLoad={(section) => void load(section)} />
            <LinkPopover editor={editor} isOpen={isLinking} onClose={() => setLinking(false)} />
          </div>
        </div>
      </div>
      <ProblemsPanel editor={editor} locked={locked} />
    </div>
  );
}
