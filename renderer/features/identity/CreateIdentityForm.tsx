import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import { passphraseProblems } from '../../../shared/identity/passphrase';
import { readSession } from '../../app/session';
import { useBoot } from '../../app/app-preferences';
import { useAction } from '../../app/use-action';
import { Banner, Button, FailureMessage, FormActions, TextField } from '../../ui';
import './identity.css';

interface Draft {
  readonly name: string;
  readonly email: string;
  readonly passphrase: string;
  readonly again: string;
}

const empty: Draft = { name: '', email: '', passphrase: '', again: '' };

/** What is wrong with the passphrase, once there is something to judge. */
function usePassphraseErrors(draft: Draft) {
  const { t } = useTranslation('identity');
  const [problem] =
    draft.passphrase === '' ? [] : passphraseProblems(draft.passphrase, [draft.name, draft.email]);
  const differs = draft.again !== '' && draft.again !== draft.passphrase;
  return {
    passphrase: problem === undefined ? undefined : t(`passphrase.${problem}`),
    again: differs ? t('create.mismatch') : undefined,
    isGood: draft.passphrase !== '' && problem === undefined && draft.again === draft.passphrase,
  };
}

/** Makes a person and their key on this machine, and unlocks it. */
export function CreateIdentityForm({ onCreated }: { readonly onCreated: () => void }) {
  const { t } = useTranslation('identity');
  const keyring = useBoot((boot) => boot?.keyring ?? false);
  const [draft, setDraft] = useState(empty);
  const create = useAction('identity.create');
  const errors = usePassphraseErrors(draft);
  const isComplete = draft.name.trim() !== '' && draft.email.trim() !== '' && errors.isGood;
  const set = (key: keyof Draft) => (value: string) => setDraft((current) => ({ ...current, [key]: value }));
  const submit = async (): Promise<void> => {
    if (!isComplete) return;
    const { name, email, passphrase } = draft;
    const result = await create.run({ name: name.trim(), email: email.trim(), passphrase });
    if (!result.ok) return;
    setDraft(empty);
    await readSession();
    onCreated();
  };
  return (
    <Form
      className="identity-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={t('create.name')}
        description={t('create.nameHelp')}
        value={draft.name}
        onChange={set('name')}
        autoComplete="name"
        autoFocus
        isRequired
      />
      <TextField
        label={t('create.email')}
        type="email"
        value={draft.email}
        onChange={set('email')}
        autoComplete="email"
        dir="ltr"
        isRequired
      />
      <TextField
        label={t('create.passphrase')}
        type="password"
        description={t('passphrase.advice')}
        error={errors.passphrase}
        value={draft.passphrase}
        onChange={set('passphrase')}
        autoComplete="new-password"
        dir="ltr"
        isRequired
      />
      <TextField
        label={t('create.passphraseRepeat')}
        type="password"
        error={errors.again}
        value={draft.again}
        onChange={set('again')}
        autoComplete="new-password"
        dir="ltr"
        isRequired
      />
      {!keyring && <Banner tone="neutral" role="note" title={t('keyring.missing')} />}
      {create.failure && <FailureMessage failure={create.failure} />}
      <FormActions>
        <Button type="submit" variant="primary" isPending={create.isPending} isDisabled={!isComplete}>
          {t('create.submit')}
        </Button>
      </FormActions>
    </Form>
  );
}
