import type { JournalPosition } from '../journal/entry';
import { laterPosition } from '../journal/positions';

/** Positions in journals by device. */
export type Positions = Readonly<Record<string, JournalPosition>>;

/**
 * The farthest position of each device over several accounts of them, devices in order of their ids. Two accounts that
 * name different lines under one number are a fork: named in `forked`, and the first account's is kept.
 */
export function farthestPositions(accounts: readonly Positions[]): {
  readonly positions: Positions;
  readonly forked: readonly string[];
} {
  const farthest = new Map<string, JournalPosition>();
  const hashes = new Map<string, string>();
  const forked = new Set<string>();
  for (const [device, position] of accounts.flatMap((account) => Object.entries(account))) {
    const place = `${device} ${String(position.seq)}`;
    const known = hashes.get(place);
    if (known !== undefined && known !== position.hash) forked.add(device);
    else hashes.set(place, position.hash);
    farthest.set(device, laterPosition(farthest.get(device), position));
  }
  const sorted = [...farthest].sort(([a], [b]) => (a < b ? -1 : 1));
  return { positions: Object.fromEntries(sorted), forked: [...forked].sort() };
}
