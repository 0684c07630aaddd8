import { encodeBase64Url } from '../../shared/identity/base64';
import { canonicalize, CanonicalJsonError, type JsonValue } from '../../shared/journal/canonical-json';
import { checkpointBytes } from '../../shared/journal/checkpoint';
import type { Sha256, SignBytes } from '../../shared/journal/crypto-ports';
import { JOURNAL_FORMAT, MAX_LINE_BYTES, type JournalPosition } from '../../shared/journal/entry';
import { revisionLineText } from '../../shared/journal/line';
import { isRecordId } from '../../shared/journal/record-id';
import { revisionId, type NewRevision, type Revision } from '../../shared/journal/revision';
import { isSealedBody, looksSealed } from '../../shared/journal/sealed-body';
import { err, ok, type Result } from '../../shared/result';

/** Room for everything of a line but its body: a record id, 64 parents, and what the writer adds. */
const ENVELOPE_BYTES = 8 * 1024;

/** A revision that was checked and can be written as soon as its place in the chain is known. */
export interface PreparedRevision {
  readonly id: string;
  readonly record: string;
  readonly parents: readonly string[];
  readonly bodyText: string;
}

/** The end of a chain: what the next line follows on. */
export interface ChainTip {
  readonly seq: number;
  readonly head: string;
  /** Revisions so far. */
  readonly count: number;
}

/** What the lines of a batch have in common. */
export interface BatchContext {
  readonly workspace: string;
  readonly device: string;
  readonly person: string;
  readonly at: string;
  readonly seen: Readonly<Record<string, JournalPosition>>;
  readonly sign: SignBytes;
  readonly sha256: Sha256;
}

/** Lines that end with a signed checkpoint, ready to be written. */
export interface Batch {
  readonly bytes: Uint8Array;
  readonly revisions: readonly Revision[];
  readonly tip: ChainTip;
}

/**
 * Checks a revision and takes its text at once, so that nobody can change it while it waits. Fails with
 * `journal/invalid-revision` or `journal/revision-too-large`.
 */
export function prepareRevision(revision: NewRevision, sha256: Sha256): Result<PreparedRevision> {
  const { record, body } = revision;
  const parents = [...new Set(revision.parents)].sort();
  const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
  if (!isRecordId(record)) return err('journal/invalid-revision', { record, reason: 'record-id' });
  if (parents.length > 64 || !parents.every(isHash)) {
    return err('journal/invalid-revision', { record, reason: 'parents' });
  }
  if (looksSealed(body) && !isSealedBody(body)) {
    return err('journal/invalid-revision', { record, reason: 'sealed-body' });
  }
  try {
    const bodyText = canonicalize(body);
    if (Buffer.byteLength(bodyText) > MAX_LINE_BYTES - ENVELOPE_BYTES) {
      return err('journal/revision-too-large', { record, limit: MAX_LINE_BYTES });
    }
    const id = revisionId({ record, parents, body }, sha256);
    return ok({ id, record, parents, bodyText });
  } catch (error) {
    if (!(error instanceof CanonicalJsonError)) throw error;
    return err('journal/invalid-revision', { record, reason: error.reason });
  }
}

/** Writes revisions and the checkpoint behind them as text. Fails only if signing does. */
export async function buildBatch(
  prepared: readonly PreparedRevision[],
  from: ChainTip,
  context: BatchContext,
): Promise<Result<Batch>> {
  const { sha256, device, person, at } = context;
  let { seq, head } = from;
  let text = '';
  const revisions = prepared.map(({ id, record, parents, bodyText }): Revision => {
    seq += 1;
    const envelope = {
      v: JOURNAL_FORMAT,
      kind: 'revision',
      seq,
      prev: head,
      at,
      by: person,
      device,
      record,
      parents,
    } as const;
    const line = revisionLineText(envelope, bodyText);
    head = sha256(line);
    text += `${line}\n`;
    return { id, record, parents, body: JSON.parse(bodyText) as JsonValue, by: person, at, device, seq };
  });
  const count = from.count + revisions.length;
  const checkpoint = await checkpointText({ seq, head, count }, context);
  if (!checkpoint.ok) return checkpoint;
  const tip = { seq: seq + 1, head: sha256(checkpoint.value), count };
  return ok({ bytes: Buffer.from(`${text}${checkpoint.value}\n`, 'utf8'), revisions, tip });
}

async function checkpointText(covered: ChainTip, context: BatchContext): Promise<Result<string>> {
  const { workspace, device, at, seen, sign } = context;
  const { head, count } = covered;
  const kind = 'checkpoint';
  const seq = covered.seq + 1;
  const unsigned = {
    v: JOURNAL_FORMAT,
    kind,
    seq,
    prev: head,
    at,
    device,
    count,
    head,
    seen,
    alg: 'Ed25519',
  } as const;
  const signed = await sign(checkpointBytes(unsigned, workspace));
  if (!signed.ok) return signed;
  return ok(canonicalize({ ...unsigned, signature: encodeBase64Url(signed.value) }));
}
