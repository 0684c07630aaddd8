import { Check, ClipboardCopy, History, PencilLine, SearchCheck, Tag } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../app/commands';
import { matchesShortcut, type KeyStroke } from '../../app/shortcuts';

/** What can be done with the unit that is being worked on. */
export interface UnitActions {
  readonly confirm: () => void;
  readonly review: () => void;
  readonly reopen: () => void;
  readonly copySource: () => void;
  readonly insertRepeat: () => void;
  readonly insertTag: () => void;
}

const commands = [
  { id: 'confirm', shortcut: 'Mod+Enter', icon: Check },
  { id: 'review', shortcut: 'Mod+Shift+Enter', icon: SearchCheck },
  { id: 'reopen', shortcut: 'Mod+Shift+U', icon: PencilLine },
  { id: 'copySource', shortcut: 'Mod+B', icon: ClipboardCopy },
  { id: 'insertRepeat', shortcut: 'Mod+1', icon: History },
  { id: 'insertTag', shortcut: 'Mod+T', icon: Tag },
] as const;

const isMac = navigator.platform.startsWith('Mac');

/**
 * The action that a key in the field means. The field's own keys come before the window's: Ctrl+1 inserts what was
 * translated before, where elsewhere it leads to another place.
 */
export function actionOf(stroke: KeyStroke): keyof UnitActions | undefined {
  return commands.find(({ shortcut }) => matchesShortcut(shortcut, stroke, isMac))?.id;
}

/** Offers the actions on the active unit in the palette, in the sheet of shortcuts and by their keys. */
export function useUnitCommands(actions: UnitActions, { canReview }: { readonly canReview: boolean }): void {
  const { t } = useTranslation('localization');
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useCommands(
    useMemo(
      () =>
        commands
          .filter(({ id }) => canReview || id !== 'review')
          .map(({ id, shortcut, icon }): Command => ({
            id: `translate.${id}`,
            label: t(`command.${id}`),
            group: t('command.group'),
            shortcut,
            icon,
            run: () => latest.current[id](),
          })),
      [t, canReview],
    ),
  );
}
