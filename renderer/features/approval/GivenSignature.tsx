import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '../../../shared/approval/channels';
import { codedText } from '../../app/coded-text';
import { DateTime, StatusPill } from '../../ui';

const shownReasons = 5;

/** A signature as it stands in the record: name, time, meaning, what it covers, and why it is void if it is. */
export function GivenSignature({ statement }: { readonly statement: StatementView }) {
  const { t, i18n } = useTranslation('approval');
  const { valid, reasons } = statement;
  return (
    <div className="approval-given" data-valid={valid}>
      <div className="approval-required__head">
        <strong dir="auto">{statement.name === '' ? t('sign.unknownSigner') : statement.name}</strong>
        {statement.role !== '' && <span>{codedText(i18n, 'approval', `role.${statement.role}`)}</span>}
        <StatusPill tone={valid ? 'positive' : 'danger'} icon={valid ? CircleCheck : CircleX}>
          {t(valid ? 'sign.valid' : 'sign.void')}
        </StatusPill>
      </div>
      {statement.signedAt !== '' && (
        <p className="approval-required__by">
          <DateTime value={statement.signedAt} style="datetime" />:{' '}
          {codedText(i18n, 'approval', `meaning.${statement.meaning}`)}{' '}
          {t('sign.coversOutputs', { count: statement.covers.length })}
        </p>
      )}
      {!valid && (
        <ul className="approval-given__reasons">
          {reasons.slice(0, shownReasons).map((reason, index) => (
            <li key={index}>{codedText(i18n, 'approval', reason.code, reason.params)}</li>
          ))}
          {reasons.length > shownReasons && (
            <li>{t('sign.moreReasons', { count: reasons.length - shownReasons })}</li>
          )}
        </ul>
      )}
    </div>
  );
}
