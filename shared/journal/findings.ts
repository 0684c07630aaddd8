/**
 * What reading journals can find, and what follows from it. `suspect`: the device's verified prefix is shown but
 * nothing that rests on its records may be signed or published until a person has cleared it up. Each code has a title,
 * a meaning and an action in the `journal` texts (`finding.<code>.title` …).
 */
export const findingTraits = {
  /** The last write did not finish; the bytes after the last whole batch are not counted. */
  'torn-tail': { suspect: false },
  /** Whole entries that no checkpoint covers yet: still on their way, or not written by the device at all. */
  'unsigned-tail': { suspect: false },
  /** This machine's own unfinished last write was copied to quarantine and cut off. */
  'tail-quarantined': { suspect: false },
  'not-canonical': { suspect: true },
  'malformed-line': { suspect: true },
  'broken-chain': { suspect: true },
  'bad-signature': { suspect: true },
  /** No acceptable key is enrolled for the device: nothing in its folder is trusted. */
  'wrong-key': { suspect: true },
  'missing-segment': { suspect: true },
  /** Entries that this machine or a bundle knew are gone. */
  'truncated-against-checkpoint': { suspect: true },
  /** Entries that another device had seen are not here: not arrived yet, or removed. */
  'missing-against-witness': { suspect: true },
  /** One device, one sequence number, two different entries: a cloned machine or a restored backup. */
  fork: { suspect: true },
  /** A file could not be read at all (I/O error, permission). */
  'unreadable-file': { suspect: true },
  'unknown-record-kind': { suspect: false },
  'unknown-line-kind': { suspect: false },
  'newer-format': { suspect: false },
  /** A file that no journal has, for example a sync tool's conflict copy. It is neither read nor touched. */
  'foreign-file': { suspect: false },
} as const satisfies Record<string, { readonly suspect: boolean }>;

/** Names a kind of finding. */
export type FindingCode = keyof typeof findingTraits;

/**
 * One finding. `device` is the journal folder's name, or '' when it concerns no device. `params` fill the text:
 * `segment` (file name), `line` (from 1, within the segment), `seq`, `last`, `bytes`, `entries`, `witness`, `file`,
 * `record`, `version`, `kind`, as far as they apply.
 */
export interface JournalFinding {
  readonly code: FindingCode;
  readonly device: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Whether a finding makes its device suspect. */
export function isSuspect(finding: JournalFinding): boolean {
  return findingTraits[finding.code].suspect;
}
