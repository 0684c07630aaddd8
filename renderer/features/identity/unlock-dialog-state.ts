import { create } from 'zustand';

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
