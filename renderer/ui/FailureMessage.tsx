import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../shared/i18n/failure-text';
import type { Failure } from '../../shared/result';
import { Banner } from './Banner';
import { Button } from './Button';
import './failure-message.css';

/** A failure where it happened: the sentence for its code, a way to try again, and the code for a report. */
export function FailureMessage({
  failure,
  onRetry,
  actions,
  tone = 'danger',
}: {
  readonly failure: Failure;
  readonly onRetry?: (() => void) | undefined;
  readonly actions?: ReactNode;
  /** `warning` for what passes by itself. */
  readonly tone?: 'danger' | 'warning' | undefined;
}) {
  const { t, i18n } = useTranslation('ui');
  const buttons =
    onRetry === undefined && actions === undefined ? undefined : (
      <>
        {onRetry && (
          <Button size="small" onPress={onRetry}>
            {t('tryAgain')}
          </Button>
        )}
        {actions}
      </>
    );
  return (
    <Banner
      tone={tone}
      role={tone === 'danger' ? 'alert' : 'status'}
      title={failureText(i18n, failure)}
      actions={buttons}
    >
      <code className="ui-failure__code" dir="ltr">
        {failure.code}
      </code>
    </Banner>
  );
}
