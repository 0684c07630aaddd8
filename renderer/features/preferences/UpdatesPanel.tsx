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

function NextStep({ state }: { readonly state: UpdateState }) {
  const { t } = useTranslation('preferences');
  if (state.kind === 'unsupported' || state.kind === 'failed' || state.kind === 'downloading') return null;
  if (state.kind === 'available') {
    return (
      <Button variant="primary" onPress={() => void take('updates.download')}>
        {t('update.download', { version: state.version })}
      </Button>
    );
  }
  if (state.kind === 'ready') {
    return (
      <Button variant="primary" onPress={() => void take('updates.install')}>
        {t('update.install')}
      </Button>
    );
  }
  return (
    <Button isPending={state.kind === 'checking'} onPress={() => void take('updates.check')}>
      {t('update.check')}
    </Button>
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
      {state.kind !== 'unsupported' && (
        <>
          <FormActions>
            <NextStep state={state} />
          </FormActions>
          <Switch isSelected={checkForUpdates} onChange={onChange} description={t('checkForUpdatesHelp')}>
            {t('checkForUpdates')}
          </Switch>
        </>
      )}
    </Panel>
  );
}
