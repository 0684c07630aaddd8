import type { JournalPosition } from './entry';

/**
 * How a journal compares with a position that somebody vouches for:
 * - `holds`: the line is here and is the same;
 * - `ahead`: the journal ends before it, so entries have not arrived or were removed;
 * - `forked`: another line stands there, so one device wrote two histories.
 */
export type PositionCheck = 'holds' | 'ahead' | 'forked';

/** Compares a known position with the hashes of a journal; `hashAt` gives the hash of a line by sequence. */
export function checkPosition(
  known: JournalPosition,
  hashAt: (seq: number) => string | undefined,
): PositionCheck {
  const hash = hashAt(known.seq);
  if (hash === undefined) return 'ahead';
  return hash === known.hash ? 'holds' : 'forked';
}

/** The later of two positions of one device. */
export function laterPosition(a: JournalPosition | null | undefined, b: JournalPosition): JournalPosition {
  return a && a.seq >= b.seq ? a : b;
}
