import * as z from 'zod';
import { slugSchema, versionSchema } from '../release/release';
import { endpointIdSchema } from './endpoint';
import { createMethods, endpointClasses } from './probe-report';
import { sha256Schema } from './release-index';

/**
 * The proof that a bundle is at an endpoint and was read back from it: record `release/<id>/receipt/<id>`. `id` is
 * derived from manifest, endpoint and address, so publishing the same thing twice gives the same record and no second one.
 * `serverDate` and `etag` are what the server itself said about the index (RFC 9110 `Date` and `ETag`).
 */
export const receiptSchema = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  endpoint: endpointIdSchema,
  url: z.string().max(500),
  workspace: z.string().max(80),
  release: z.string().max(80),
  product: slugSchema,
  version: versionSchema,
  manifest: sha256Schema,
  index: z.strictObject({ version: z.int().min(1), sha256: sha256Schema, publishedAt: z.iso.datetime() }),
  class: z.enum(endpointClasses),
  createMethod: z.enum(createMethods),
  files: z.int().min(0),
  bytes: z.int().min(0),
  etag: z.string().max(300).nullable(),
  serverDate: z.string().max(100).nullable(),
  verifiedAt: z.iso.datetime(),
});
export type Receipt = Readonly<z.infer<typeof receiptSchema>>;
