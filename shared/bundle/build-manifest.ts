import type { SigningPolicy, RequiredSignature } from '../approval/signing-policy';
import { canonicalize } from '../journal/canonical-json';
import type { ReleaseHeader } from '../release/release';
import { rendererVersion, type RenderedOutput } from '../rendering/output';
import { comparePaths } from './lay-out';
import { manifestSchema, type Manifest, type ManifestFile } from './manifest';

/** What a manifest says, beyond the list of its files. */
export interface ManifestFacts {
  readonly workspace: { readonly id: string; readonly name: string };
  readonly release: string;
  readonly header: ReleaseHeader;
  readonly policy: SigningPolicy;
  readonly policyDigest: string;
  readonly required: readonly RequiredSignature[];
  readonly outputs: readonly Pick<RenderedOutput, 'path' | 'channel' | 'locale' | 'role'>[];
}

/**
 * The manifest of a bundle. Nothing in it is of the moment or the machine of the export, so that exporting the same
 * release again gives the same manifest. Throws for facts that break its schema, such as a release without a version:
 * readiness keeps those from being exported.
 */
export function buildManifest(facts: ManifestFacts, files: readonly ManifestFile[]): Manifest {
  const { workspace, release, header, policy, policyDigest, required, outputs } = facts;
  // The lists are long and their paths are our own, so only the facts are held against the schema.
  const checked = manifestSchema.parse({
    format: 1,
    workspace: { id: workspace.id, name: workspace.name },
    release: {
      id: release,
      product: header.product,
      version: header.version,
      kind: header.kind,
      title: header.title,
      deployment: header.deployment,
      sourceLocale: header.sourceLocale,
      targetLocales: header.targetLocales,
      audienceRoles: header.audienceRoles,
    },
    rendererVersion,
    policy: {
      digest: policyDigest,
      fourEyes: policy.fourEyes,
      required: required.map(({ key, role, locales }) => ({ key, role, locales: [...locales] })),
    },
    outputs: [],
    files: [],
  });
  return {
    ...checked,
    outputs: outputs
      .map(({ path, channel, locale, role }) => ({ path, channel, locale, role }))
      .sort((a, b) => comparePaths(a.path, b.path)),
    files: [...files].sort((a, b) => comparePaths(a.path, b.path)),
  };
}

/** The bytes of `manifest.json`: canonical JSON, whose digest names the bundle. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(canonicalize(manifest));
}
