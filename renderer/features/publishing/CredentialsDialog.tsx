import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import { useAction } from '../../app/use-action';
import type { Credentials } from '../../../shared/publishing/endpoint';
import type { EndpointView } from '../../../shared/publishing/view';
import { Button, Dialog, FailureMessage, TextField } from '../../ui';

/** Asks for what an endpoint wants to know. Handed to the engine's memory and kept nowhere else. */
export function CredentialsDialog({
  endpoint,
  onClose,
}: {
  readonly endpoint: EndpointView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['publishing', 'ui']);
  const { name, auth } = endpoint.endpoint;
  const [user, setUser] = useState('');
  const [secret, setSecret] = useState('');
  const give = useAction('endpoint.credentials');
  const isComplete = secret !== '' && (auth !== 'basic' || user !== '');
  const submit = async (credentials: Credentials | null): Promise<void> => {
    const given = await give.run({ id: endpoint.id, credentials });
    if (given.ok) onClose();
  };
  return (
    <Dialog
      title={t('publishing:credentials.title', { name })}
      description={t('publishing:credentials.hint')}
      size="small"
      isOpen
      onOpenChange={onClose}
    >
      <Form
        className="publishing__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isComplete) return;
          void submit(
            auth === 'basic' ? { kind: 'basic', user, password: secret } : { kind: 'bearer', token: secret },
          );
        }}
      >
        {auth === 'basic' && (
          <TextField
            label={t('publishing:credentials.user')}
            value={user}
            onChange={setUser}
            autoComplete="off"
            dir="ltr"
            autoFocus
          />
        )}
        <TextField
          label={t(auth === 'basic' ? 'publishing:credentials.password' : 'publishing:credentials.token')}
          type="password"
          value={secret}
          onChange={setSecret}
          autoComplete="off"
          dir="ltr"
          autoFocus={auth !== 'basic'}
        />
        {give.failure && <FailureMessage failure={give.failure} />}
        <div className="publishing__form-actions">
          {endpoint.credentials === 'present' && (
            <Button variant="danger" onPress={() => void submit(null)}>
              {t('publishing:credentials.forget')}
            </Button>
          )}
          <Button onPress={onClose}>{t('ui:cancel')}</Button>
          <Button type="submit" variant="primary" isPending={give.isPending} isDisabled={!isComplete}>
            {t('ui:save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
