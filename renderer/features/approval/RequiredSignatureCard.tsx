import { CircleCheck, PenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequiredSignatureView, StatementView } from '../../../shared/approval/channels';
import { codedText } from '../../app/coded-text';
import { Button, DateTime, StatusPill } from '../../ui';
import { SignDialog } from './SignDialog';

/** A signature that the policy demands: given, or to be given, or why not by whoever is at work. */
export function RequiredSignatureCard({
  release,
  required,
  signature,
}: {
  readonly release: string;
  readonly required: RequiredSignatureView;
  readonly signature: StatementView | undefined;
}) {
  const { t, i18n } = useTranslation('approval');
  const [isOpen, setOpen] = useState(false);
  const locales = required.locales.join(', ');
  return (
    <div className="approval-required">
      <div className="approval-required__head">
        <h3 className="approval-required__role">{t(`role.${required.role}`)}</h3>
        <span className="approval-required__locales">
          {t('sign.covers', { count: required.outputs.length, locales })}
        </span>
        {signature === undefined ? (
          <StatusPill tone="neutral">{t('sign.missing')}</StatusPill>
        ) : (
          <StatusPill tone="positive" icon={CircleCheck}>
            {t('sign.valid')}
          </StatusPill>
        )}
      </div>
      {signature !== undefined && (
        <p className="approval-required__by">
          <strong dir="auto">{signature.name}</strong>,{' '}
          <DateTime value={signature.signedAt} style="datetime" />:{' '}
          {codedText(i18n, 'approval', `meaning.${signature.meaning}`)}
        </p>
      )}
      {signature === undefined && required.refusal !== null && (
        <p className="approval-required__refusal">{codedText(i18n, 'approval', required.refusal)}</p>
      )}
      {signature === undefined && required.refusal === null && (
        <Button variant="seal" icon={PenLine} onPress={() => setOpen(true)}>
          {t('sign.signAs', { role: t(`role.${required.role}`) })}
        </Button>
      )}
      {isOpen && <SignDialog release={release} required={required} onClose={() => setOpen(false)} />}
    </div>
  );
}
