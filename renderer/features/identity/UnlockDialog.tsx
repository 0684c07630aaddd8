import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session';
import { useView } from '../../app/use-view';
import { Dialog, ViewState } from '../../ui';
import { CreateIdentityForm } from './CreateIdentityForm';
import { useUnlockDialog } from './unlock-dialog-state';
import { UnlockForm } from './UnlockForm';

function Content({ onDone }: { readonly onDone: () => void }) {
  const current = useSession(({ identity }) => identity?.device);
  const identities = useView('identity.list', {});
  return (
    <ViewState view={identities}>
      {(list) =>
        list.length === 0 ? (
          <CreateIdentityForm onCreated={onDone} />
        ) : (
          <UnlockForm identities={list} initial={current} onUnlocked={onDone} />
        )
      }
    </ViewState>
  );
}

/** Unlocks a key of this machine, or makes the first one. */
export default function UnlockDialog() {
  const { t } = useTranslation('identity');
  const { isOpen, close } = useUnlockDialog();
  return (
    <Dialog
      title={t('unlock.title')}
      size="small"
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) close();
      }}
    >
      <Content onDone={close} />
    </Dialog>
  );
}
