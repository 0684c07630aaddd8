import * as z from 'zod';
import { personNameSchema, personRoleSchema } from '../identity/person';
import { deviceIdSchema, personIdSchema } from '../identity/public-key';
import { canonicalize, parseCanonical } from '../journal/canonical-json';
import { localeSchema } from '../release/release';
import { err, ok, type Result } from '../result';

/** in-toto Statement v1 (github.com/in-toto/attestation, spec/v1/statement.md). */
export const statementType = 'https://in-toto.io/Statement/v1';
/** What our predicate is called. The address is a name, not a page. */
export const approvalPredicateType = 'https://imprimatur.example/approval/v1';

/** What a signature means (21 CFR 11.50(a)(3): "such as review, approval, responsibility, or authorship"). */
export const meanings = ['review', 'approval', 'responsibility', 'authorship'] as const;
export const meaningSchema = z.enum(meanings);
export type Meaning = z.infer<typeof meaningSchema>;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** One output that the signature covers: its path in the bundle and the digest of its bytes. */
const subjectSchema = z.strictObject({
  name: z.string().min(1).max(300),
  digest: z.strictObject({ sha256: sha256Schema }),
});

/** The journal as the signer had seen it: for each device, the last line's number and hash. */
const checkpointSchema = z.record(
  deviceIdSchema,
  z.strictObject({ seq: z.int().min(1), hash: sha256Schema }),
);

const predicateSchema = z.strictObject({
  /** Ids, so that a statement can't be moved to another workspace or release. */
  workspace: z.string().min(1).max(128),
  release: z.string().min(1).max(200),
  person: personIdSchema,
  /** The printed name at the time of signing (21 CFR 11.50(a)(1)). */
  name: personNameSchema,
  role: personRoleSchema,
  /** The locales that a localization reviewer answers for; absent: all that the subjects belong to. */
  locales: z.array(localeSchema).min(1).max(100).optional(),
  meaning: meaningSchema,
  /** RFC 3339 with the offset of the signer's clock: both the instant and the local time count (Annex 11 draft). */
  signedAt: z.iso.datetime({ offset: true }),
  checkpoint: checkpointSchema,
  rendererVersion: z.string().min(1).max(64),
  recordsDigest: sha256Schema,
  checklistDigest: sha256Schema,
  policyDigest: sha256Schema,
  /** Whether the policy in force forbade signing one's own words. */
  fourEyes: z.boolean(),
});

const distinctNames = (subjects: readonly { readonly name: string }[]): boolean =>
  new Set(subjects.map(({ name }) => name)).size === subjects.length;

/** A signed approval: which bytes, by whom, as what, when, with which meaning, having seen what (design 6). */
export const statementSchema = z.strictObject({
  _type: z.literal(statementType),
  subject: z.array(subjectSchema).min(1).max(20_000).refine(distinctNames),
  predicateType: z.literal(approvalPredicateType),
  predicate: predicateSchema,
});
export type Statement = Readonly<z.infer<typeof statementSchema>>;

/** The bytes of a statement that are signed: canonical JSON in UTF-8. Throws for a statement that breaks its schema. */
export function encodeStatement(statement: Statement): Uint8Array {
  return new TextEncoder().encode(canonicalize(statementSchema.parse(statement)));
}

/**
 * Reads a statement from bytes that an envelope's signatures cover. `approval/malformed-statement` unless it is
 * canonical JSON of exactly our shape: a member that we don't know would be something signed that nobody is shown.
 */
export function decodeStatement(payload: Uint8Array): Result<Statement> {
  const parsed = statementSchema.safeParse(parseCanonical(textOf(payload)));
  return parsed.success ? ok(parsed.data) : err('approval/malformed-statement');
}

function textOf(payload: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
  } catch {
    // Not UTF-8; an empty text is no JSON either.
    return '';
  }
}
