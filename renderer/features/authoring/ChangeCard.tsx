import { ArrowDown, ArrowUp, EyeOff, Pencil, ShieldAlert, Trash2, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReleaseView } from '../../../shared/release/view';
import { request } from '../../app/bridge';
import { useAction } from '../../app/use-action';
import { FailureMessage, IconButton, StatusPill, toast } from '../../ui';
import { useWriting } from './write-context';

type VersionedChange = ReleaseView['changes'][number];

/** `code` in a summary, which is its only markup, set as code. */
function Summary({ text }: { readonly text: string }) {
  const { t } = useTranslation('authoring');
  if (text.trim() === '') return <em>{t('changes.noSummary')}</em>;
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      part.startsWith('`') && part.length > 2 ? <code key={index}>{part.slice(1, -1)}</code> : part,
    );
}

function Facts({ change }: { readonly change: VersionedChange }) {
  const { t } = useTranslation('authoring');
  const { value } = change;
  return (
    <p className="write-change__facts">
      {value.security && (
        <StatusPill tone="danger" icon={ShieldAlert}>
          {t('changes.security')}
        </StatusPill>
      )}
      {value.breaking && (
        <StatusPill tone="warning" icon={TriangleAlert}>
          {t('changes.breaking')}
        </StatusPill>
      )}
      {value.impact === 'internal' && (
        <StatusPill tone="neutral" icon={EyeOff}>
          {t('changes.internal')}
        </StatusPill>
      )}
      {change.inConflict && <StatusPill tone="danger">{t('changes.conflict')}</StatusPill>}
      {value.module !== '' && <span dir="auto">{value.module}</span>}
      {value.audienceRoles.length === 1 && (
        <span>{t(`changes.role.${value.audienceRoles[0] ?? 'end-user'}`)}</span>
      )}
      {value.actionBy !== undefined && <span>{t('changes.actionByShort', { date: value.actionBy })}</span>}
      {value.references.map((reference) => (
        <code key={reference} dir="ltr">
          {reference}
        </code>
      ))}
    </p>
  );
}

/** One change: its summary, its facts, and what can be done with it. */
export function ChangeCard({
  change,
  previous,
  next,
  onEdit,
}: {
  readonly change: VersionedChange;
  readonly previous: VersionedChange | undefined;
  readonly next: VersionedChange | undefined;
  readonly onEdit: () => void;
}) {
  const { t } = useTranslation('authoring');
  const { view, isReadOnly } = useWriting();
  const save = useAction('release.saveChange');
  const remove = useAction('release.deleteChange');
  const release = view.id;

  /** Two neighbours take each other's place in the order. */
  async function swapWith(other: VersionedChange): Promise<void> {
    const first = await save.run({
      release,
      change: change.id,
      value: { ...change.value, order: other.value.order },
      parents: [...change.parents],
    });
    if (!first.ok) return;
    await save.run({
      release,
      change: other.id,
      value: { ...other.value, order: change.value.order },
      parents: [...other.parents],
    });
  }

  async function erase(): Promise<void> {
    const removed = await remove.run({ release, change: change.id, parents: [...change.parents] });
    if (!removed.ok) return;
    toast.info(t('changes.removed'), {
      action: {
        label: t('changes.undo'),
        onPress: () =>
          void request('release.saveChange', {
            release,
            change: change.id,
            value: change.value,
            parents: [removed.value.revision],
          }),
      },
    });
  }

  const failure = save.failure ?? remove.failure;
  return (
    <article className="write-change" data-internal={change.value.impact === 'internal'}>
      <div className="write-change__text">
        <p className="write-change__summary" dir="auto">
          <Summary text={change.value.summary} />
        </p>
        <Facts change={change} />
        {failure && <FailureMessage failure={failure} />}
      </div>
      {!isReadOnly && (
        <div className="write-change__buttons">
          {previous && (
            <IconButton
              size="small"
              label={t('changes.up')}
              icon={ArrowUp}
              onPress={() => void swapWith(previous)}
            />
          )}
          {next && (
            <IconButton
              size="small"
              label={t('changes.down')}
              icon={ArrowDown}
              onPress={() => void swapWith(next)}
            />
          )}
          <IconButton size="small" label={t('changes.edit')} icon={Pencil} onPress={onEdit} />
          <IconButton size="small" label={t('changes.remove')} icon={Trash2} onPress={() => void erase()} />
        </div>
      )}
    </article>
  );
}
