import { FolderOpen, FolderX, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { request } from '../../app/bridge';
import { readSession } from '../../app/session';
import { useView } from '../../app/use-view';
import type { Failure } from '../../../shared/result';
import type { RecentWorkspace } from '../../../shared/workspace/view';
import { DateTime, IconButton, ItemList, StatusPill, toast, ViewState } from '../../ui';

function RecentRow({
  recent,
  onForget,
}: {
  readonly recent: RecentWorkspace;
  readonly onForget: () => void;
}) {
  const { t } = useTranslation('workspace');
  const Icon = recent.present ? FolderOpen : FolderX;
  return (
    <>
      <Icon aria-hidden className="welcome__recent-icon" />
      <div className="welcome__recent">
        <p className="welcome__recent-name" dir="auto">
          {recent.name}
        </p>
        <p className="welcome__hint" dir="ltr">
          {recent.path}
        </p>
        <p className="welcome__hint">
          {recent.present ? (
            <>
              {t('recent.opened')} <DateTime value={recent.openedAt} style="relative" />
            </>
          ) : (
            t('recent.missingHelp')
          )}
        </p>
      </div>
      {!recent.present && <StatusPill tone="warning">{t('recent.missing')}</StatusPill>}
      <IconButton
        label={t('recent.forget', { name: recent.name })}
        icon={X}
        size="small"
        onPress={onForget}
      />
    </>
  );
}

/** Workspaces of this machine, the latest first. One that is gone stays listed and says so, for it may come back. */
export function RecentWorkspaces({
  onFailure,
}: {
  readonly onFailure: (failure: Failure | undefined) => void;
}) {
  const { t } = useTranslation('workspace');
  const recent = useView('workspace.recent', {});
  const open = async (id: string): Promise<void> => {
    onFailure(undefined);
    const opened = await request('workspace.openRecent', { id });
    if (!opened.ok) {
      onFailure(opened.error);
      recent.reload();
    } else await readSession();
  };
  const forget = async ({ id, name }: RecentWorkspace): Promise<void> => {
    const forgotten = await request('workspace.forget', { id });
    if (forgotten.ok) toast.info(t('recent.forgotten', { name }));
    else toast.failure(forgotten.error);
    recent.reload();
  };
  return (
    <section>
      <h2 className="welcome__heading">{t('recent.title')}</h2>
      <ViewState view={recent}>
        {(list) => (
          <ItemList
            label={t('recent.title')}
            rows={list}
            rowId={({ id }) => id}
            textOf={({ name }) => name}
            onAction={({ id }) => void open(id)}
            empty={<p className="welcome__none">{t('recent.empty')}</p>}
          >
            {(entry) => <RecentRow recent={entry} onForget={() => void forget(entry)} />}
          </ItemList>
        )}
      </ViewState>
    </section>
  );
}
