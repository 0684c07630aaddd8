import * as z from 'zod';
import {
  audienceRoleSchema,
  deploymentWindowSchema,
  localeSchema,
  releaseKindSchema,
  slugSchema,
  versionSchema,
} from '../release/release';
import { channels } from '../rendering/output';
import { bundlePathKind } from './bundle-path';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const pathSchema = z.string().refine((path) => bundlePathKind(path) !== undefined);

/** One file of the bundle. Paths are ours, from a fixed pattern; a reader never trusts the zip's own names. */
const manifestFileSchema = z.strictObject({
  path: pathSchema,
  size: z.int().min(0),
  sha256: sha256Schema,
  mediaType: z.string().max(100),
});
export type ManifestFile = z.infer<typeof manifestFileSchema>;

/** An output that a statement can cover: its file plus where it goes. */
const manifestOutputSchema = z.strictObject({
  path: pathSchema,
  channel: z.enum(channels),
  locale: localeSchema,
  role: audienceRoleSchema,
});

/** `manifest.json` of a bundle, as canonical JSON (RFC 8785): the one digest that names the whole bundle. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  workspace: z.strictObject({ id: z.string(), name: z.string() }),
  release: z.strictObject({
    id: z.string(),
    product: slugSchema,
    version: versionSchema,
    kind: releaseKindSchema,
    title: z.string(),
    deployment: z.array(deploymentWindowSchema),
    sourceLocale: localeSchema,
    targetLocales: z.array(localeSchema),
    audienceRoles: z.array(audienceRoleSchema),
  }),
  rendererVersion: z.string(),
  /** The signing policy in force, and the signatures that it demanded of this release. */
  policy: z.strictObject({
    digest: sha256Schema,
    fourEyes: z.boolean(),
    required: z.array(z.strictObject({ key: z.string(), role: z.string(), locales: z.array(localeSchema) })),
  }),
  outputs: z.array(manifestOutputSchema),
  files: z.array(manifestFileSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;
