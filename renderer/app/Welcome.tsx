import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMarkReady } from './mark-ready';
import { useSession } from './session';
import { useView } from './use-view';
import type { Failure } from '../../shared/result';
import { Button, FailureMessage, PageHeader, SealMark } from '../ui';
import { CreateWorkspaceForm } from '../features/workspace/CreateWorkspaceForm';
import { openPickedWorkspace } from '../features/workspace/open-workspace';
import { RecentWorkspaces } from '../features/workspace/RecentWorkspaces';
import '../features/workspace/welcome.css';
import { WhoYouAre } from '../features/identity/WhoYouAre';

/** The ways to a workspace: one that was open before, another folder, a new one. */
function Workspaces() {
  const { t } = useTranslation('workspace');
  const canCreate = useSession(({ identity }) => identity?.locked === false);
  const [isCreating, setCreating] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [isOpening, setOpening] = useState(false);
  const open = async (): Promise<void> => {
    setFailure(undefined);
    setOpening(true);
    setFailure(await openPickedWorkspace());
    setOpening(false);
  };
  if (isCreating && canCreate) return <CreateWorkspaceForm onCancel={() => setCreating(false)} />;
  return (
    <>
      <div className="welcome__ways">
        <Button variant="primary" isDisabled={!canCreate} onPress={() => setCreating(true)}>
          {t('welcome.create')}
        </Button>
        <Button isPending={isOpening} onPress={() => void open()}>
          {t('welcome.open')}
        </Button>
      </div>
      {!canCreate && <p className="welcome__hint">{t('welcome.needIdentity')}</p>}
      {failure && (
        <FailureMessage
          failure={failure}
          actions={
            <Button size="small" onPress={() => void open()}>
              {t('openFailed.another')}
            </Button>
          }
        />
      )}
      <RecentWorkspaces onFailure={setFailure} />
    </>
  );
}

/** What the window shows without a workspace: who one is, and where to work. */
export default function Welcome() {
  const { t } = useTranslation('workspace');
  const identities = useView('identity.list', {});
  useMarkReady(!identities.isLoading);
  return (
    <div className="welcome">
      <aside className="welcome__brand" aria-hidden>
        <SealMark size={132} tone="paper" />
        <p className="welcome__motto">{t('welcome.motto')}</p>
      </aside>
      <main className="welcome__main">
        <div className="welcome__column">
          <PageHeader title={t('welcome.title')} />
          <WhoYouAre identities={identities} />
          <Workspaces />
        </div>
      </main>
    </div>
  );
}
