import { useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation';
import { assertNever } from '../../../shared/result';
import { Banner, Button, FailureMessage } from '../../ui';
import type { SectionPlaces } from './editor/section-places';
import type { SectionStatus, SectionStatuses } from './editor/section-status';
import { SectionHead } from './SectionHead';
import { useWriting } from './write-context';

/** What a writer has to know of a section before going on in it. */
function SectionNotice({ status, onLoad }: { readonly status: SectionStatus; readonly onLoad: () => void }) {
  const { t } = useTranslation('authoring');
  const go = useNavigation((state) => state.go);
  switch (status.kind) {
    case 'unreadable':
      return <FailureMessage failure={status.failure} />;
    case 'conflict':
      return (
        <Banner
          tone="warning"
          title={t('section.conflict')}
          actions={
            <Button size="small" onPress={() => go({ screen: 'audit' })}>
              {t('section.compare')}
            </Button>
          }
        />
      );
    case 'foreign':
      return (
        <Banner
          tone="warning"
          title={t('section.foreign')}
          actions={
            <Button size="small" onPress={onLoad}>
              {t('section.load')}
            </Button>
          }
        />
      );
    default:
      return assertNever(status);
  }
}

/** The heads of all prose sections, put into the places that the editor has for them. Typing does not touch them. */
export function SectionHeads({
  places,
  statuses,
  onLoad,
}: {
  readonly places: SectionPlaces;
  readonly statuses: SectionStatuses;
  readonly onLoad: (section: string) => void;
}) {
  const { view } = useWriting();
  const current = useSyncExternalStore(places.subscribe, places.current);
  return view.template.sections.map((section) => {
    const place = current.get(section.key);
    const status = statuses.get(section.key);
    if (place === undefined) return null;
    return createPortal(
      <>
        <SectionHead section={section} />
        {status !== undefined && <SectionNotice status={status} onLoad={() => onLoad(section.key)} />}
      </>,
      place,
      section.key,
    );
  });
}
