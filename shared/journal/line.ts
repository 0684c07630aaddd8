import { canonicalize, parseCanonical } from './canonical-json';
import type { Sha256 } from './crypto-ports';
import {
  JOURNAL_FORMAT,
  checkpointLineSchema,
  lineEnvelopeSchema,
  revisionLineSchema,
  type CheckpointLine,
  type RevisionLine,
} from './entry';
import { revisionOf, type Revision } from './revision';

/** What is common to all lines, whatever their version or kind. */
export interface LineEnvelope {
  readonly v: number;
  readonly kind: string;
  readonly seq: number;
  readonly prev: string;
  readonly device: string;
}

/** A line as read: understood, kept for a newer app, or unusable. */
export type ParsedLine =
  | { readonly kind: 'revision'; readonly line: RevisionLine; readonly revision: Revision }
  | { readonly kind: 'checkpoint'; readonly line: CheckpointLine }
  | { readonly kind: 'kept'; readonly line: LineEnvelope }
  | { readonly kind: 'not-canonical' }
  | { readonly kind: 'malformed' };

/**
 * The text of a revision's line, as it is written and hashed (without its newline), from the canonical text of its
 * body: the keys of a line stand in the order at, body, by …, so the body can be put in without being parsed again.
 */
export function revisionLineText(line: Omit<RevisionLine, 'body'>, bodyText: string): string {
  const { at, ...rest } = line;
  return `{"at":${JSON.stringify(at)},"body":${bodyText},${canonicalize(rest).slice(1)}`;
}

/**
 * Parses one line. Lines of a newer version or an unknown kind are `kept` (the chain runs through them); a line of
 * our version that does not fit its schema is `malformed`.
 */
export function parseLine(text: string, sha256: Sha256): ParsedLine {
  const value = parseCanonical(text);
  if (value === undefined) return { kind: 'not-canonical' };
  const kind = (value as { kind?: unknown } | null)?.kind;
  if ((value as { v?: unknown } | null)?.v === JOURNAL_FORMAT) {
    if (kind === 'revision') return parseRevision(value, text, sha256);
    if (kind === 'checkpoint') {
      const checkpoint = checkpointLineSchema.safeParse(value);
      return checkpoint.success ? { kind, line: checkpoint.data } : { kind: 'malformed' };
    }
  }
  const envelope = lineEnvelopeSchema.safeParse(value);
  return envelope.success ? { kind: 'kept', line: envelope.data } : { kind: 'malformed' };
}

function parseRevision(value: unknown, text: string, sha256: Sha256): ParsedLine {
  const parsed = revisionLineSchema.safeParse(value);
  if (!parsed.success) return { kind: 'malformed' };
  const line = parsed.data;
  const revision = revisionOf(line, sha256(revisionTextOf(line, text)));
  return { kind: 'revision', line, revision };
}

/**
 * The canonical text of `{body, parents, record}`, cut out of the canonical line. Keys of a line stand in the order
 * at, body, by …, so the body's text lies between two texts that are known without serialising the body again, which
 * would be the most expensive step of reading. Nothing but the body can need escapes: the schema allows none.
 */
function revisionTextOf(line: RevisionLine, text: string): string {
  const { at, by, device, parents, prev, record, seq } = line;
  const parentsText = parents.length === 0 ? '[]' : `["${parents.join('","')}"]`;
  const front = `{"at":"${at}","body":`.length;
  const back =
    `,"by":"${by}","device":"${device}","kind":"revision","parents":${parentsText},"prev":"${prev}"`.length +
    `,"record":"${record}","seq":${seq},"v":1}`.length;
  const body = text.slice(front, text.length - back);
  return `{"body":${body},"parents":${parentsText},"record":"${record}"}`;
}
