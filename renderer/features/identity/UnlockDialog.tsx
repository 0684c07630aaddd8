import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { useSession } from '../../app/session';
import { useView } from '../../app/use-view';
import { Dialog, ViewState } from '../../ui';
import { CreateIdentityForm } from './CreateIdentityForm';
import { UnlockForm } from './UnlockForm';

interface UnlockDialogState {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

/** Opens the dialog that asks for a passphrase, from anywhere. */
export const useUnlockDialog = create<UnlockDialogState>((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));

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
export function UnlockDialog() {
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
