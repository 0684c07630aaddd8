import * as z from 'zod';
import {
  deviceIdSchema,
  keyAlgorithmSchema,
  personIdSchema,
  publicKeySchema,
  signatureSchema,
} from '../identity/public-key';

/** The format version of a workspace folder that this app writes. A newer one opens for reading only, if at all. */
export const workspaceFormat = 1;

/** What `workspace.json` says, apart from its signature. Written once, when the workspace is made. */
export const workspaceFactsSchema = z.strictObject({
  format: z.literal(workspaceFormat),
  id: z.uuid(),
  name: z.string().min(1).max(80),
  createdAt: z.iso.datetime(),
  /** The device whose key all trust in this workspace starts from. */
  root: z.strictObject({
    person: personIdSchema,
    device: deviceIdSchema,
    alg: keyAlgorithmSchema,
    publicKey: publicKeySchema,
  }),
});
export type WorkspaceFacts = Readonly<z.infer<typeof workspaceFactsSchema>>;

/** `workspace.json`: the facts and the root key's signature over their canonical JSON (RFC 8785). */
export const workspaceFileSchema = workspaceFactsSchema.extend({
  alg: keyAlgorithmSchema,
  signature: signatureSchema,
});
export type WorkspaceFile = Readonly<z.infer<typeof workspaceFileSchema>>;
