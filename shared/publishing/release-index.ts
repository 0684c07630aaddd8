import * as z from 'zod';
import { slugSchema, versionSchema } from '../release/release';

/** The DSSE payload type of a published index; a signature over one type is none over another. */
export const indexPayloadType = 'application/vnd.imprimatur.index+json';

/** Bounds what a hostile store can make a reader keep: twenty thousand releases fit. */
export const maximumIndexBytes = 8 * 1024 * 1024;

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** One published release. `withdrawn` is added by a later index; nothing is ever removed. */
export const indexReleaseSchema = z.strictObject({
  product: slugSchema,
  version: versionSchema,
  release: z.string().min(1).max(80),
  manifest: sha256Schema,
  publishedAt: z.iso.datetime(),
  withdrawn: z.strictObject({ at: z.iso.datetime(), reason: z.string().max(500) }).optional(),
});
export type IndexRelease = Readonly<z.infer<typeof indexReleaseSchema>>;

/**
 * The payload of `index/<version>.json`, as canonical JSON inside a DSSE envelope. `previous` is the SHA-256 of the
 * file before it (null for number 1): whoever remembers one number sees when a store serves an older or another one.
 * `expires` bounds how long a store can hold back a newer one (TUF: rollback and freeze attacks).
 */
export const indexPayloadSchema = z.strictObject({
  format: z.literal(1),
  version: z.int().min(1),
  previous: sha256Schema.nullable(),
  expires: z.iso.datetime(),
  publishedAt: z.iso.datetime(),
  workspace: z.string().min(1).max(80),
  releases: z.array(indexReleaseSchema).max(20_000),
});
export type IndexPayload = Readonly<z.infer<typeof indexPayloadSchema>>;

/** An index that was read, verified and hashed. `sha256` is over the bytes of the whole file. */
export interface IndexHead {
  readonly version: number;
  readonly sha256: string;
  readonly payload: IndexPayload;
  /** The key id (device) that signed it. */
  readonly signer: string;
}

/** The newest index that this machine has verified at an endpoint; kept across restarts. */
export const rememberedIndexSchema = z.strictObject({ version: z.int().min(1), sha256: sha256Schema });
export type RememberedIndex = Readonly<z.infer<typeof rememberedIndexSchema>>;
