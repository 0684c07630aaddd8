import { useTranslation } from 'react-i18next';
import { Link } from 'react-aria-components/Link';
import { useNavigation } from '../../app/navigation';
import type { ReleaseView } from '../../../shared/release/view';
import { FailureMessage, StatusPill, type View } from '../../ui';
import { ReleaseStatePill } from './ReleaseStatePill';

/** Which release this is and where it stands, above all of its steps. */
export function ReleaseHead({ view }: { readonly view: View<ReleaseView> }) {
  const { t } = useTranslation('release');
  const go = useNavigation((state) => state.go);
  const header = view.data?.header.value;
  return (
    <header className="release-head">
      <Link className="release-head__back" onPress={() => go({ screen: 'releases' })}>
        {t('list.title')}
      </Link>
      {view.failure && <FailureMessage failure={view.failure} onRetry={view.reload} />}
      {view.data && header && (
        <div className="release-head__line">
          <h1 className="release-head__name">
            <bdi>{view.data.productName}</bdi> <bdi>{header.version || t('list.noVersion')}</bdi>
          </h1>
          {header.title !== '' && (
            <span className="release-head__title" dir="auto">
              {header.title}
            </span>
          )}
          <ReleaseStatePill state={view.data.state} />
          {header.kind !== 'planned' && <StatusPill tone="info">{t(`kind.${header.kind}`)}</StatusPill>}
        </div>
      )}
    </header>
  );
}
