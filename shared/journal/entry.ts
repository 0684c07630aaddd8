import * as z from 'zod';
import { deviceIdSchema, keyAlgorithmSchema, personIdSchema, signatureSchema } from '../identity/public-key';
import type { JsonValue } from './canonical-json';
import { isRecordId } from './record-id';
import { looksSealed, sealedBodySchema, type SealedBody } from './sealed-body';

/** Version of the line format. A reader keeps lines of a newer one and says so; it never interprets them. */
export const JOURNAL_FORMAT = 1;

/** Longest line in bytes, its newline not counted: bounds memory and the longest task of a reader. */
export const MAX_LINE_BYTES = 2 * 1024 * 1024;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const seqSchema = z.int().min(1);
const atSchema = z.iso.datetime({ precision: 3 });

/**
 * A place in one device's journal: the line with sequence `seq` has SHA-256 `hash` (over its bytes without the
 * newline). Positions that travel (in `seen`, bundles, packets, local state) always name a checkpoint line.
 */
export const journalPositionSchema = z.strictObject({ seq: seqSchema, hash: sha256Schema });
export type JournalPosition = Readonly<z.infer<typeof journalPositionSchema>>;

/** What a revision says: the whole new value of its record, a sealed value, or null for "deleted". */
export type RevisionBody = JsonValue | SealedBody;

const bodySchema = z.custom<RevisionBody>(
  (body) => body !== undefined && (!looksSealed(body) || sealedBodySchema.safeParse(body).success),
);

/** Parents are a set, written as a strictly ascending list so that equal sets have equal bytes. */
const parentsSchema = z
  .array(sha256Schema)
  .max(64)
  .refine((parents) => parents.every((parent, index) => index === 0 || (parents[index - 1] ?? '') < parent));

/**
 * One version of one record. `seq` counts lines from 1 per device; `prev` is the SHA-256 of the line before (of the
 * genesis, for the first line); `parents` are the revision ids that this one replaces.
 */
export const revisionLineSchema = z.strictObject({
  v: z.literal(JOURNAL_FORMAT),
  kind: z.literal('revision'),
  seq: seqSchema,
  prev: sha256Schema,
  at: atSchema,
  by: personIdSchema,
  device: deviceIdSchema,
  record: z.string().refine(isRecordId),
  parents: parentsSchema,
  body: bodySchema,
});
export type RevisionLine = Readonly<
  Omit<z.infer<typeof revisionLineSchema>, 'parents' | 'body'> & {
    parents: readonly string[];
    body: RevisionBody;
  }
>;

/**
 * Ends every flush and signs everything before it. `count` is the number of revisions in the journal so far, `head`
 * the hash of the line before (equal to `prev`; spelled out so that a checkpoint alone says what it covers), `seen`
 * the last verified checkpoint of every other device that the writer knew.
 */
export const checkpointLineSchema = z.strictObject({
  v: z.literal(JOURNAL_FORMAT),
  kind: z.literal('checkpoint'),
  seq: seqSchema,
  prev: sha256Schema,
  at: atSchema,
  device: deviceIdSchema,
  count: z.int().min(0),
  head: sha256Schema,
  seen: z.record(deviceIdSchema, journalPositionSchema),
  alg: keyAlgorithmSchema,
  signature: signatureSchema,
});
export type CheckpointLine = Readonly<
  Omit<z.infer<typeof checkpointLineSchema>, 'seen'> & { seen: Readonly<Record<string, JournalPosition>> }
>;

/** A line that this version understands. */
export type JournalLine = RevisionLine | CheckpointLine;

/**
 * What every line of every version has, so that the chain can be followed through lines of a newer format or of a
 * kind that this version does not know.
 */
export const lineEnvelopeSchema = z.looseObject({
  v: z.int().min(1),
  kind: z.string().min(1).max(64),
  seq: seqSchema,
  prev: sha256Schema,
  device: deviceIdSchema,
});
