import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '../../../shared/updates/update-state';
import { request } from '../../app/bridge';
import { useAppEvent } from '../../app/use-app-event';
import { Button, DateTime, FailureMessage, FormActions, Panel, ProgressBar, Switch, toast } from '../../ui';

type Step = 'updates.check' | 'updates.download' | 'updates.install';

/** The state of updates as the main process tells it; undefined until it has answered. */
function useUpdateState(): UpdateState | undefined {
  const [state, setState] = useState<UpdateState>();
  useAppEvent('updates.changed', (told) => setState(told.state));
  useEffect(() => {
    void request('updates.state', {}).then((answer) => {
      if (answer.ok) setState(answer.value);
    });
  }, []);
  return state;
}

async function take(step: Step): Promise<void> {
  const answer = await request(step, {});
  if (!answer.ok) toast.failure(answer.error);
}

function Standing({ state }: { readonly state: UpdateState }) {
  const { t } = useTranslation('preferences');
  switch (state.kind) {
    case 'unsupported':
      return <p>{t(`update.unsupported.${state.reason}`)}</p>;
    case 'failed':
      return <FailureMessage failure={state.error} onRetry={() => void take('updates.check')} />;
    case 'downloading':
      return (
        <ProgressBar
          label={t('update.state.downloading', { version: state.version })}
          value={state.percent / 100}
        />
      );
    case 'current':
      return (
        <p role="status">
          {t('update.state.current')} <DateTime value={state.checkedAt} style="relative" />
        </p>
      );
    case 'available':
    case 'ready':
      return <p role="status">{t(`update.state.${state.kind}`, { version: state.version })}</p>;
    default:
      return <p role="status">{t(`update.state.${state.kind}`)}</p>;
  }
}

interface Offer {
  readonly step: Step;
  readonly label: string;
}

/** What the user may do next; nothing while something is under way or after a failure, which has its own button. */
function useOffer(state: UpdateState): Offer | undefined {
  const { t } = useTranslation('preferences');
  switch (state.kind) {
    case 'available':
      return { step: 'updates.download', label: t('update.download', { version: state.version }) };
    case 'ready':
      return { step: 'updates.install', label: t('update.install') };
    case 'idle':
    case 'checking':
    case 'current':
      return { step: 'updates.check', label: t('update.check') };
    default:
      return undefined;
  }
}

function NextStep({ state }: { readonly state: UpdateState }) {
  const offer = useOffer(state);
  if (offer === undefined) return null;
  return (
    <FormActions>
      <Button
        variant={offer.step === 'updates.check' ? 'secondary' : 'primary'}
        isPending={state.kind === 'checking'}
        onPress={() => void take(offer.step)}
      >
        {offer.label}
      </Button>
    </FormActions>
  );
}

/** New versions of the app: whether it may ask by itself, where it stands, and the next step, which the user takes. */
export function UpdatesPanel({
  checkForUpdates,
  onChange,
}: {
  readonly checkForUpdates: boolean;
  readonly onChange: (checkForUpdates: boolean) => void;
}) {
  const { t } = useTranslation('preferences');
  const state = useUpdateState();
  if (state === undefined) return null;
  return (
    <Panel title={t('updates')}>
      <Standing state={state} />
      <NextStep state={state} />
      {state.kind !== 'unsupported' && (
        <Switch isSelected={checkForUpdates} onChange={onChange} description={t('checkForUpdatesHelp')}>
          {t('checkForUpdates')}
        </Switch>
      )}
    </Panel>
  );
}
