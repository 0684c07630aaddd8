import { Download, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeTypes, type Change } from '../../../shared/release/change';
import type { ReleaseView } from '../../../shared/release/view';
import { Button } from '../../ui';
import { ChangeCard } from './ChangeCard';
import { ChangeDialog } from './ChangeDialog';
import { ImportDialog } from './ImportDialog';
import { useWriting } from './write-context';

type VersionedChange = ReleaseView['changes'][number];

/** A change as it begins: an addition that customers notice, for everybody. */
function newChange(changes: readonly VersionedChange[], view: ReleaseView): Change {
  return {
    type: 'added',
    security: false,
    breaking: false,
    impact: 'customer',
    impactReason: '',
    module: '',
    audienceRoles: [...view.header.value.audienceRoles],
    summary: '',
    references: [],
    order: Math.max(-1, ...changes.map(({ value }) => value.order)) + 1,
  };
}

/** The classified changes of the release, grouped by type (duty 3.3). */
export function ChangesSection() {
  const { t } = useTranslation('authoring');
  const { view, isReadOnly } = useWriting();
  const [edited, setEdited] = useState<VersionedChange | 'new'>();
  const [isImporting, setImporting] = useState(false);
  const { changes } = view;
  return (
    <div className="write-changes">
      {changes.length === 0 && <p className="write-changes__empty">{t('changes.empty')}</p>}
      {changeTypes.map((type) => {
        const ofType = changes.filter(({ value }) => value.type === type);
        if (ofType.length === 0) return null;
        return (
          <section key={type} aria-label={t(`changes.type.${type}`)}>
            <h3 className="write-changes__type">{t(`changes.type.${type}`)}</h3>
            <ul className="write-changes__list">
              {ofType.map((change, index) => (
                <li key={change.id} data-focus-id={change.id}>
                  <ChangeCard
                    change={change}
                    previous={ofType[index - 1]}
                    next={ofType[index + 1]}
                    onEdit={() => setEdited(change)}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <div className="write-changes__buttons">
        <Button icon={Plus} isDisabled={isReadOnly} onPress={() => setEdited('new')}>
          {t('changes.add')}
        </Button>
        <Button icon={Download} isDisabled={isReadOnly} onPress={() => setImporting(true)}>
          {t('changes.import')}
        </Button>
      </div>
      {edited !== undefined && (
        <ChangeDialog
          change={edited === 'new' ? null : edited}
          initial={edited === 'new' ? newChange(changes, view) : edited.value}
          onClose={() => setEdited(undefined)}
        />
      )}
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </div>
  );
}
