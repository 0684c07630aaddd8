import type { LucideIcon } from 'lucide-react';
import { useEffect, useId } from 'react';
import { create } from 'zustand';

/** Something that can be done from the command palette, and with a shortcut from anywhere. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** The heading it stands under, e.g. the name of the screen. */
  readonly group?: string | undefined;
  /** `Mod` is ⌘ on macOS and Ctrl elsewhere: `Mod+Shift+E`, `Mod+/`, `Alt+ArrowLeft`. */
  readonly shortcut?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly run: () => void;
}

interface Registry {
  readonly byOwner: ReadonlyMap<string, readonly Command[]>;
}

const useRegistry = create<Registry>(() => ({ byOwner: new Map<string, readonly Command[]>() }));

/**
 * Offers commands while the component is mounted. Give a stable array (`useMemo`); a command whose `id` is offered twice is
 * taken from whoever came last, so that a screen can replace one of the shell's.
 */
export function useCommands(commands: readonly Command[]): void {
  const owner = useId();
  useEffect(() => {
    useRegistry.setState(({ byOwner }) => ({ byOwner: new Map(byOwner).set(owner, commands) }));
    return () =>
      useRegistry.setState(({ byOwner }) => {
        const rest = new Map(byOwner);
        rest.delete(owner);
        return { byOwner: rest };
      });
  }, [owner, commands]);
}

function flatten({ byOwner }: Registry): readonly Command[] {
  return [...new Map([...byOwner.values()].flat().map((command) => [command.id, command])).values()];
}

/** The commands on offer at the moment. */
export function currentCommands(): readonly Command[] {
  return flatten(useRegistry.getState());
}

/** Runs a command by its id, if it is on offer. */
export function runCommand(id: string): void {
  const command = currentCommands().find((candidate) => candidate.id === id);
  if (command !== undefined && command.isDisabled !== true) command.run();
}
