import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequiredSignatureView } from '../../../shared/approval/channels';
import { meanings, type Meaning } from '../../../shared/approval/statement';
import { useAction } from '../../app/use-action';
import { useView } from '../../app/use-view';
import { Button, Dialog, FailureMessage, Select, TextField, toast } from '../../ui';

/**
 * Signing: what is covered under which digest, who signs, with which meaning, and the passphrase once more (21 CFR
 * 11.50 and 11.200). The digests that are sent are those that this dialog shows.
 */
export function SignDialog({
  release,
  required,
  onClose,
}: {
  readonly release: string;
  readonly required: RequiredSignatureView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('approval');
  // The outputs as they were when the dialog opened: a change behind it must not slip under the signature.
  const [outputs] = useState(required.outputs);
  const [meaning, setMeaning] = useState<Meaning>('approval');
  const [passphrase, setPassphrase] = useState('');
  const session = useView('identity.session', {});
  const sign = useAction('approval.sign');

  async function submit(): Promise<void> {
    const signed = await sign.run({
      release,
      requirement: required.key,
      role: required.role,
      meaning,
      passphrase,
      digests: Object.fromEntries(outputs.map(({ path, sha256 }) => [path, sha256])),
    });
    setPassphrase('');
    if (!signed.ok) return;
    toast.success(t('sign.done', { count: outputs.length }));
    onClose();
  }

  return (
    <Dialog
      title={t('sign.title', { role: t(`role.${required.role}`) })}
      description={t('sign.explain', { count: outputs.length })}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="medium"
      footer={
        <>
          <Button onPress={onClose}>{t('sign.cancel')}</Button>
          <Button
            variant="seal"
            icon={PenLine}
            type="submit"
            form="approval-sign-form"
            isPending={sign.isPending}
            isDisabled={passphrase === ''}
          >
            {t('sign.confirm')}
          </Button>
        </>
      }
    >
      <form
        id="approval-sign-form"
        className="approval-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="approval-dialog__signer">
          {t('sign.signer')} <strong dir="auto">{session.data?.name}</strong>
        </p>
        <div className="approval-dialog__outputs" role="region" tabIndex={0} aria-label={t('sign.outputs')}>
          <ul>
            {outputs.map(({ path, sha256 }) => (
              <li key={path}>
                <span dir="ltr">{path}</span>
                <code dir="ltr">{sha256.slice(0, 16)}…</code>
              </li>
            ))}
          </ul>
        </div>
        <Select
          label={t('sign.meaning')}
          options={meanings.map((id) => ({ id, label: t(`meaning.${id}`) }))}
          value={meaning}
          onChange={setMeaning}
        />
        <TextField
          label={t('sign.passphrase')}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
        />
        {sign.failure && <FailureMessage failure={sign.failure} />}
      </form>
    </Dialog>
  );
}
