import { ArrowLeft, ArrowRight, FolderOpen, Keyboard, Lock, LogOut, Search } from 'lucide-react';
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeWorkspace, openWorkspaceByDialog } from '../features/workspace/open-workspace';
import { useUnlockDialog } from '../features/identity/unlock-dialog-state';
import { request } from './bridge';
// Not lazy: whoever presses its shortcut goes on typing at once.
import { CommandPalette } from './CommandPalette';
import { runCommand, useCommands, type Command } from './commands';
import { useNavigation } from './navigation';
import { railEntries } from './screens';
import { useSession } from './session';
import { ShortcutSheet, UnlockDialog } from './lazy-parts';
import { useAppEvent } from './use-app-event';

/** The commands that are there on every screen of an open workspace. */
function useWorkspaceCommands(): readonly Command[] {
  const { t } = useTranslation('app');
  const hasWorkspace = useSession(({ workspace }) => workspace !== null);
  const isUnlocked = useSession(({ identity }) => identity?.locked === false);
  const { go, back, forward } = useNavigation.getState();
  return useMemo(() => {
    const group = t('palette.groups.go');
    const places = railEntries.map(({ screen, icon, shortcut }): Command => ({
      id: `go.${screen}`,
      label: t(`nav.${screen}`),
      group,
      icon,
      shortcut,
      run: () => go({ screen }),
    }));
    const history: readonly Command[] = [
      {
        id: 'go.back',
        label: t('commands.back'),
        group,
        icon: ArrowLeft,
        shortcut: 'Alt+ArrowLeft',
        run: back,
      },
      {
        id: 'go.forward',
        label: t('commands.forward'),
        group,
        icon: ArrowRight,
        shortcut: 'Alt+ArrowRight',
        run: forward,
      },
    ];
    const workspaceGroup = t('palette.groups.workspace');
    const rest: readonly Command[] = [
      {
        id: 'workspace.close',
        label: t('commands.closeWorkspace'),
        group: workspaceGroup,
        icon: LogOut,
        run: () => void closeWorkspace(),
      },
      {
        id: 'lock',
        label: t('commands.lock'),
        group: workspaceGroup,
        icon: Lock,
        shortcut: 'Mod+Shift+L',
        isDisabled: !isUnlocked,
        run: () => void request('identity.lock', {}),
      },
    ];
    return hasWorkspace ? [...places, ...history, ...rest] : [];
  }, [t, hasWorkspace, isUnlocked, go, back, forward]);
}

/** What the whole window can do: the palette, the shortcut sheet, the menu's commands, the way around. */
export function AppCommands() {
  const { t } = useTranslation('app');
  const [shown, setShown] = useState<'palette' | 'shortcuts' | null>(null);
  const asksForKey = useUnlockDialog((state) => state.isOpen);
  useCommands(useWorkspaceCommands());
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: 'app.palette',
          label: t('palette.open'),
          shortcut: 'Mod+K',
          icon: Search,
          group: t('palette.groups.help'),
          run: () => setShown('palette'),
        },
        {
          id: 'app.shortcuts',
          label: t('shortcuts.title'),
          shortcut: 'Mod+/',
          icon: Keyboard,
          group: t('palette.groups.help'),
          run: () => setShown('shortcuts'),
        },
        {
          id: 'workspace.open',
          label: t('commands.openWorkspace'),
          shortcut: 'Mod+O',
          icon: FolderOpen,
          group: t('palette.groups.workspace'),
          run: () => void openWorkspaceByDialog(),
        },
      ],
      [t],
    ),
  );
  // The native menu names its commands without our prefixes.
  useAppEvent('menu.command', ({ command }) => {
    const known: Readonly<Record<string, string>> = {
      palette: 'app.palette',
      shortcuts: 'app.shortcuts',
      preferences: 'go.preferences',
    };
    runCommand(known[command] ?? command);
  });
  const close = (): void => setShown(null);
  return (
    <Suspense>
      {shown === 'palette' && <CommandPalette onClose={close} />}
      {shown === 'shortcuts' && <ShortcutSheet onClose={close} />}
      {asksForKey && <UnlockDialog />}
    </Suspense>
  );
}
