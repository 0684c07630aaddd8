import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation';
import { useSession } from '../../app/session';
import { useAction } from '../../app/use-action';
import { useView } from '../../app/use-view';
import type { RecordConflict } from '../../../shared/workspace/view';
import { Button, DateTime, EmptyState, FailureMessage, Panel, toast } from '../../ui';
import { usePersonNames } from './use-person-names';

function Head({
  head,
  onKeep,
  isPending,
}: {
  readonly head: RecordConflict['heads'][number];
  readonly onKeep: (() => void) | null;
  readonly isPending: boolean;
}) {
  const { t } = useTranslation('audit');
  const nameOf = usePersonNames();
  return (
    <li className="audit__head-version">
      <p className="audit__by">
        <bdi>{nameOf(head.person)}</bdi> · <DateTime value={head.at} />
      </p>
      {head.deleted ? (
        <p className="audit__deleted">{t('conflicts.deleted')}</p>
      ) : (
        <pre className="audit__text" dir="auto">
          {head.text}
        </pre>
      )}
      {onKeep && (
        <Button size="small" isPending={isPending} onPress={onKeep}>
          {t('conflicts.keep')}
        </Button>
      )}
    </li>
  );
}

/** The release that a conflict is in, as people call it. */
function useReleaseName(release: string | null): string | undefined {
  const { data } = useView('releases.list', {}, { records: 'release/' });
  const found = data?.find(({ id }) => id === release);
  return found && [found.productName, found.version, found.title].filter((part) => part !== '').join(' ');
}

function Conflict({ conflict }: { readonly conflict: RecordConflict }) {
  const { t } = useTranslation('audit');
  const openRelease = useNavigation((state) => state.openRelease);
  const canWrite = useSession(({ workspace }) => workspace?.readOnly === null);
  const resolve = useAction('workspace.resolveConflict');
  const { record, release } = conflict;
  const name = useReleaseName(release);
  const keep = async (choose: string): Promise<void> => {
    const resolved = await resolve.run({ record, choose });
    if (resolved.ok) toast.success(t('conflicts.decided'));
  };
  return (
    <Panel
      title={name ?? record}
      {...(name === undefined ? {} : { description: <code dir="ltr">{record}</code> })}
      actions={
        release !== null && (
          <Button size="small" onPress={() => openRelease(release)}>
            {t('conflicts.openRelease')}
          </Button>
        )
      }
    >
      {resolve.failure && <FailureMessage failure={resolve.failure} />}
      <ul className="audit__heads">
        {conflict.heads.map((head) => (
          <Head
            key={head.revision}
            head={head}
            isPending={resolve.isPending}
            onKeep={canWrite ? () => void keep(head.revision) : null}
          />
        ))}
      </ul>
    </Panel>
  );
}

/** Every place where several versions stand, side by side, for a person to decide. */
export function Conflicts({ conflicts }: { readonly conflicts: readonly RecordConflict[] }) {
  const { t } = useTranslation('audit');
  if (conflicts.length === 0)
    return <EmptyState title={t('conflicts.none')}>{t('conflicts.noneText')}</EmptyState>;
  return (
    <>
      {conflicts.map((conflict) => (
        <Conflict key={conflict.record} conflict={conflict} />
      ))}
    </>
  );
}
