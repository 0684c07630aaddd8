import { useTranslation } from 'react-i18next';
import './loading.css';
import { Spinner } from './Spinner';

/** Stands where something is still on its way. Appears after a moment only, so that what is quick does not flash. */
export function Loading({ label }: { readonly label?: string | undefined }) {
  const { t } = useTranslation('ui');
  return (
    <div className="ui-loading" role="status">
      <Spinner />
      {label ?? t('loading')}
    </div>
  );
}
