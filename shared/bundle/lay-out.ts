import type { Envelope } from '../approval/dsse';
import { canonicalize } from '../journal/canonical-json';
import { apiSchemaText } from '../rendering/api-schema';
import type { RenderedOutput } from '../rendering/output';
import type { ReleaseHeader } from '../release/release';
import { bundleMediaType, checkpointsPath, peoplePath, schemaSitePath, statementPath } from './bundle-path';
import type { CheckpointsFile, PeopleFile } from './people';
import { sitePath } from './site-path';

/** One file of a bundle, with its bytes. */
export interface BundleFile {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What a bundle is laid out from. */
export interface BundleContents {
  readonly header: Pick<ReleaseHeader, 'product' | 'version'>;
  readonly outputs: readonly RenderedOutput[];
  /** The statements that count, in an order that is the same on every machine. */
  readonly statements: readonly Envelope[];
  readonly people: PeopleFile;
  readonly checkpoints: CheckpointsFile;
}

/**
 * Every file of a bundle but its manifest, in the order of their paths. Pages, feeds and API documents lie there twice,
 * as the output that was signed and as the file of the site that is made of the very same bytes.
 */
export function layOutBundle(contents: BundleContents): readonly BundleFile[] {
  const { header, outputs, statements, people, checkpoints } = contents;
  const ofOutputs = outputs.flatMap((output) => {
    const { path, mediaType, bytes } = output;
    const onSite = sitePath(header.product, header.version, output);
    return [
      { path, mediaType, bytes },
      ...(onSite === undefined ? [] : [{ path: onSite, mediaType, bytes }]),
    ];
  });
  return [
    jsonFile(checkpointsPath, canonicalize(checkpoints)),
    jsonFile(peoplePath, canonicalize(people)),
    jsonFile(schemaSitePath, apiSchemaText()),
    ...statements.map((envelope, index) => jsonFile(statementPath(index + 1), canonicalize(envelope))),
    ...ofOutputs,
  ].sort((a, b) => comparePaths(a.path, b.path));
}

/** The order of paths everywhere in a bundle: by code unit, which no locale changes. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function jsonFile(path: string, text: string): BundleFile {
  return { path, mediaType: bundleMediaType(path), bytes: new TextEncoder().encode(text) };
}
