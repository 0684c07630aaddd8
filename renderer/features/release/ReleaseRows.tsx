import { CalendarClock, ChevronRight, Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { useNavigation } from '../../app/navigation';
import type { ReleaseListItem } from '../../../shared/release/view';
import { DateTime } from '../../ui/DateTime';
import { ReleaseStatePill } from './ReleaseStatePill';

/** Pixels per row; only those in sight are rendered, so a thousand releases open as fast as ten. */
const rowHeight = 68;

function rowName(release: ReleaseListItem): string {
  return [release.productName, release.version, release.title].filter((part) => part !== '').join(' ');
}

function Row({ release }: { readonly release: ReleaseListItem }) {
  const { t } = useTranslation('release');
  return (
    <>
      <div className="release-row__texts">
        <p className="release-row__name">
          <span className="release-row__product">
            <bdi>{release.productName}</bdi>{' '}
            <bdi className="release-row__version">{release.version || t('list.noVersion')}</bdi>
          </span>
          {release.title !== '' && (
            <span className="release-row__title" dir="auto">
              {release.title}
            </span>
          )}
        </p>
        <p className="release-row__facts">
          <span>{t(`kind.${release.kind}`)}</span>
          {release.deploysAt !== null && (
            <span>
              <CalendarClock aria-hidden />
              <DateTime value={release.deploysAt} />
            </span>
          )}
          {release.targetLocales.length > 0 && (
            <span>
              <Languages aria-hidden />
              {release.targetLocales.join(', ')}
            </span>
          )}
          <span>
            {t('list.changed')} <DateTime value={release.changedAt} style="relative" />
          </span>
        </p>
      </div>
      {release.blockers !== null && release.blockers > 0 && (
        <span className="release-row__blockers">{t('list.blockers', { count: release.blockers })}</span>
      )}
      <ReleaseStatePill state={release.state} />
      <ChevronRight aria-hidden className="release-row__arrow ui-mirrored" />
    </>
  );
}

/** The releases as rows to walk through and open. */
export function ReleaseRows({ releases }: { readonly releases: readonly ReleaseListItem[] }) {
  const { t } = useTranslation('release');
  const openRelease = useNavigation((state) => state.openRelease);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight }}>
      <GridList
        aria-label={t('list.title')}
        className="release-rows"
        items={releases}
        onAction={(key) => openRelease(String(key))}
      >
        {(release) => (
          <GridListItem id={release.id} textValue={rowName(release)} className="release-row">
            <Row release={release} />
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  );
}
