import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../../shared/approval/channels';
import { releaseRecord } from '../../../shared/release/record-ids';
import { useReleaseFocus } from '../../app/release-focus';
import { useView } from '../../app/use-view';
import { Banner, Panel, ViewState } from '../../ui';
import { ChecklistItemForm } from './ChecklistItemForm';
import { GivenSignature } from './GivenSignature';
import { RequiredSignatureCard } from './RequiredSignatureCard';
import './sign.css';

function Checklist({ view, release }: { readonly view: ApprovalView; readonly release: string }) {
  const { t } = useTranslation('approval');
  return (
    <Panel title={t('sign.checklist')} description={t('sign.checklistHint')}>
      {view.items.length === 0 && <p className="approval-sign__empty">{t('sign.noChecklist')}</p>}
      <ol className="approval-sign__items">
        {view.items.map(({ item, answer }) => (
          <li key={item.key} data-focus-id={item.key}>
            <ChecklistItemForm release={release} item={item} answer={answer} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Signatures({ view, release }: { readonly view: ApprovalView; readonly release: string }) {
  const { t } = useTranslation('approval');
  return (
    <Panel title={t('sign.required')} description={t('sign.requiredHint')}>
      {!view.fourEyes && <Banner tone="info" title={t('sign.solo')} />}
      <ul className="approval-sign__items">
        {view.required.map((required) => (
          <li key={required.key} data-focus-id={required.key}>
            <RequiredSignatureCard
              release={release}
              required={required}
              signature={view.statements.find(({ id }) => id === required.satisfiedBy)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function History({ view }: { readonly view: ApprovalView }) {
  const { t } = useTranslation('approval');
  if (view.statements.length === 0) return null;
  return (
    <Panel title={t('sign.given')} description={t('sign.givenHint')}>
      <ul className="approval-sign__items">
        {view.statements.map((statement) => (
          <li key={statement.id} data-focus-id={statement.id}>
            <GivenSignature statement={statement} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Puts the focus on the first control of what a readiness item asked for. */
function useFocusOnAsked(isLoaded: boolean) {
  const { focus, done } = useReleaseFocus('sign');
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus === undefined || !isLoaded) return;
    const asked = root.current?.querySelector<HTMLElement>(`[data-focus-id="${CSS.escape(focus)}"]`);
    asked?.scrollIntoView({ block: 'center' });
    asked?.querySelector<HTMLElement>('input, button, textarea')?.focus();
    done();
  }, [focus, isLoaded, done]);
  return root;
}

/** The Sign step: the checklist, the signatures that the policy demands, and those that were given. */
export default function SignStep({ release }: { readonly release: string }) {
  const view = useView('approval.get', { release }, { records: releaseRecord(release) });
  const root = useFocusOnAsked(view.data !== undefined);
  return (
    <div className="release-step" ref={root}>
      <div className="approval-sign">
        <ViewState view={view}>
          {(data) => (
            <>
              <div className="approval-sign__column">
                <Checklist view={data} release={release} />
              </div>
              <div className="approval-sign__column">
                <Signatures view={data} release={release} />
                <History view={data} />
              </div>
            </>
          )}
        </ViewState>
      </div>
    </div>
  );
}
