import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui';
import { ChangeFacts } from './ChangeFacts';
import { ChangeSummary } from './ChangeSummary';
import type { VersionedChange } from './use-changes';
import { useWriting } from './write-context';

/** One change: its summary, its facts, and what can be done with it. */
export function ChangeCard({
  change,
  isFirst,
  isLast,
  onMove,
  onEdit,
  onRemove,
}: {
  readonly change: VersionedChange;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (step: 1 | -1) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('authoring');
  const { isReadOnly } = useWriting();
  const isLocked = isReadOnly || change.inConflict;
  const name = change.value.summary || t('changes.noSummary');
  return (
    <article
      className="write-change"
      aria-label={name}
      data-internal={change.value.impact === 'internal' || undefined}
    >
      <div className="write-change__text">
        <p className="write-change__summary" dir="auto">
          <ChangeSummary text={change.value.summary} />
        </p>
        <ChangeFacts change={change} />
      </div>
      {!isLocked && (
        <div className="write-change__buttons">
          {!(isFirst && isLast) && (
            <>
              <IconButton
                size="small"
                label={t('changes.up')}
                icon={ArrowUp}
                isDisabled={isFirst}
                onPress={() => onMove(-1)}
                data-move="-1"
              />
              <IconButton
                size="small"
                label={t('changes.down')}
                icon={ArrowDown}
                isDisabled={isLast}
                onPress={() => onMove(1)}
                data-move="1"
              />
            </>
          )}
          <IconButton size="small" label={t('changes.edit')} icon={Pencil} onPress={onEdit} />
          <IconButton size="small" label={t('changes.remove')} icon={Trash2} onPress={onRemove} />
        </div>
      )}
    </article>
  );
}
