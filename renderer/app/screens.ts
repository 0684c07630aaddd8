import { Newspaper, Send, Settings2, ShieldCheck, Users, type LucideIcon } from 'lucide-react';
import type { Screen } from './navigation';

/** A place in the rail. `label` is a key under `nav` in the `app` texts. */
export interface RailEntry {
  readonly screen: Exclude<Screen, 'release'>;
  readonly icon: LucideIcon;
  readonly shortcut: string;
}

/** What the rail offers, in its order; only what exists. */
export const railEntries: readonly RailEntry[] = [
  { screen: 'releases', icon: Newspaper, shortcut: 'Mod+1' },
  { screen: 'people', icon: Users, shortcut: 'Mod+2' },
  { screen: 'publishing', icon: Send, shortcut: 'Mod+3' },
  { screen: 'audit', icon: ShieldCheck, shortcut: 'Mod+4' },
  { screen: 'preferences', icon: Settings2, shortcut: 'Mod+,' },
];
