import { useEffect } from 'react';
import { currentCommands } from './commands';

/** The parts of a keyboard event that a shortcut is compared with. */
export type KeyStroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * Whether a key stroke is the shortcut. Shift counts for letters and named keys only: "/" needs it on a German
 * keyboard and not on an American one.
 */
export function matchesShortcut(shortcut: string, stroke: KeyStroke, isMac: boolean): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const mod = isMac ? stroke.metaKey : stroke.ctrlKey;
  const otherMod = isMac ? stroke.ctrlKey : stroke.metaKey;
  const shiftCounts = key.length > 1 || /[a-z0-9]/i.test(key);
  return (
    stroke.key.toLowerCase() === key.toLowerCase() &&
    mod === parts.includes('Mod') &&
    !otherMod &&
    stroke.altKey === parts.includes('Alt') &&
    (!shiftCounts || stroke.shiftKey === parts.includes('Shift'))
  );
}

/** Runs commands by their shortcuts, wherever the focus is; once, in the shell. */
export function useShortcuts(): void {
  useEffect(() => {
    const isMac = navigator.platform.startsWith('Mac');
    const listen = (event: KeyboardEvent): void => {
      // While an input method composes a character, its keys are its own.
      if (event.isComposing || event.defaultPrevented) return;
      const command = currentCommands().find(
        ({ shortcut, isDisabled }) =>
          shortcut !== undefined && isDisabled !== true && matchesShortcut(shortcut, event, isMac),
      );
      if (command === undefined) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
