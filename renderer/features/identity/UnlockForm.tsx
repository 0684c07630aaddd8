import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import type { IdentitySummary } from '../../../shared/identity/identity-summary';
import { readSession } from '../../app/session';
import { useAction } from '../../app/use-action';
import { Button, FailureMessage, FormActions, Select, TextField } from '../../ui';
import './identity.css';
import { useCountdown } from './use-countdown';

/** How long guessing is slowed down, when that is why the last attempt failed. */
function useSlowDown(action: ReturnType<typeof useAction<'identity.unlock'>>): number {
  const { failure } = action;
  const pause = useMemo(() => {
    const seconds = failure?.code === 'identity/slow-down' ? failure.params?.['seconds'] : undefined;
    return typeof seconds === 'number' ? { seconds } : null;
  }, [failure]);
  return useCountdown(pause);
}

/** Asks for a passphrase. After wrong ones the app waits longer and longer, and the button counts down. */
export function UnlockForm({
  identities,
  initial,
  onUnlocked,
}: {
  readonly identities: readonly IdentitySummary[];
  /** The device that is asked for first. */
  readonly initial: string | undefined;
  readonly onUnlocked: () => void;
}) {
  const { t } = useTranslation('identity');
  const [device, setDevice] = useState(initial ?? identities[0]?.device ?? '');
  const [passphrase, setPassphrase] = useState('');
  const unlock = useAction('identity.unlock');
  const wait = useSlowDown(unlock);
  const identity = identities.find((candidate) => candidate.device === device);
  const submit = async (): Promise<void> => {
    if (identity === undefined || passphrase === '' || wait > 0) return;
    const result = await unlock.run({ device, passphrase });
    setPassphrase('');
    if (!result.ok) return;
    await readSession();
    onUnlocked();
  };
  return (
    <Form
      className="identity-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {identities.length > 1 && (
        <Select
          label={t('unlock.who')}
          options={identities.map(({ device: id, name, email }) => ({ id, label: name, description: email }))}
          value={device}
          onChange={(chosen) => {
            setDevice(chosen);
            unlock.clear();
          }}
        />
      )}
      <TextField
        label={t('unlock.passphrase')}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        autoComplete="off"
        autoFocus
        dir="ltr"
      />
      {unlock.failure && (wait > 0 || unlock.failure.code !== 'identity/slow-down') && (
        <FailureMessage failure={withSeconds(unlock.failure, wait)} />
      )}
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          isPending={unlock.isPending}
          isDisabled={wait > 0 || passphrase === ''}
        >
          {wait > 0 ? t('unlock.wait', { count: wait }) : t('unlock.submit')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** The sentence counts down with the button. */
function withSeconds<F extends { readonly code: string }>(failure: F, wait: number): F {
  return failure.code === 'identity/slow-down' ? { ...failure, params: { seconds: wait } } : failure;
}
