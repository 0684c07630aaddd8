import { Check, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../shared/i18n/failure-text';
import { Spinner } from '../ui/Spinner';
import { useSavedState } from './saved-state';
import { useSession } from './session';

/** Whether all that was typed is in the journal. */
function SavedMark() {
  const { t, i18n } = useTranslation('app');
  const { drafts, pending, failure } = useSavedState();
  if (failure !== null) {
    return (
      <span className="app-status__item app-status__item--failed" role="alert">
        <CircleAlert aria-hidden />
        {t('saved.failed', { why: failureText(i18n, failure) })}
      </span>
    );
  }
  const isSaving = drafts.size > 0 || pending > 0;
  return (
    <span className="app-status__item app-status__item--saved" data-saved={!isSaving}>
      {isSaving ? <Spinner /> : <Check aria-hidden />}
      {isSaving ? t('saved.saving') : t('saved.saved')}
    </span>
  );
}

/** The line at the foot of the window. */
export function StatusBar() {
  const { t } = useTranslation('app');
  const workspace = useSession((state) => state.workspace);
  if (workspace === null) return null;
  return (
    <footer className="app-status" aria-label={t('status.label')}>
      {workspace.readOnly === null ? (
        <SavedMark />
      ) : (
        <span className="app-status__item">{t('saved.readOnly')}</span>
      )}
      <span className="app-status__item">{t('status.entries', { count: workspace.entries })}</span>
      <span className="app-status__path">
        <bdi dir="ltr">{workspace.path}</bdi>
      </span>
    </footer>
  );
}
