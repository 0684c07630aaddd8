import * as z from 'zod';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * That a bundle was exported: record `release/<id>/export/<manifest digest>`. The zip itself is kept as a blob under
 * `bundle`, so that what is published later is the exported file and not a new one.
 */
export const exportRecordSchema = z.strictObject({
  manifest: sha256Schema,
  bundle: sha256Schema,
  /** The digest over all outputs' paths and digests: tells whether the release would give the same today. */
  outputs: sha256Schema,
  files: z.int().min(1),
  size: z.int().min(1),
});
export type ExportRecord = z.infer<typeof exportRecordSchema>;
