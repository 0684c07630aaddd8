import { bundlePathKind, schemaSitePath } from '../../shared/bundle/bundle-path';
import type { Manifest } from '../../shared/bundle/manifest';
import { sitePath } from '../../shared/bundle/site-path';
import { apiSchemaText } from '../../shared/rendering/api-schema';
import { channels, rendererVersion } from '../../shared/rendering/output';
import { outputPath } from '../../shared/rendering/output-path';
import { sha256 } from '../journal/sha256';
import type { Findings } from './findings';

/**
 * Every locale, audience role and channel that the release names has its output, and there is no other output. Faults:
 * `bundle/missing-file`, `bundle/unlisted-file`.
 */
export function verifyOutputs(manifest: Manifest, findings: Findings): void {
  const { mark } = findings;
  const { sourceLocale, targetLocales, audienceRoles } = manifest.release;
  const wanted = new Set(
    [sourceLocale, ...targetLocales].flatMap((locale) =>
      audienceRoles.flatMap((role) => channels.map((channel) => outputPath(channel, locale, role))),
    ),
  );
  const files = manifest.files.map(({ path }) => path);
  const outputFiles = new Set(files.filter((path) => bundlePathKind(path) === 'output'));
  const described = new Set(
    manifest.outputs
      .filter(({ path, channel, locale, role }) => path === outputPath(channel, locale, role))
      .map(({ path }) => path),
  );
  for (const path of wanted) {
    if (described.has(path) && outputFiles.has(path)) continue;
    findings.fault({ code: 'bundle/missing-file', params: { entry: path } });
  }
  for (const path of new Set([...outputFiles, ...manifest.outputs.map((output) => output.path)])) {
    if (!wanted.has(path)) findings.fault({ code: 'bundle/unlisted-file', params: { entry: path } });
  }
  findings.passed(mark, 'outputs', { outputs: wanted.size, locales: 1 + targetLocales.length });
}

/**
 * Every file of the site is, byte for byte, an output that was signed; the one exception is the published JSON Schema,
 * which must be this version's. Faults: `bundle/site-differs`, `bundle/site-unsigned`, `bundle/missing-file`.
 */
export function verifySite(manifest: Manifest, findings: Findings): void {
  const { mark } = findings;
  const { product, version } = manifest.release;
  const digests = new Map(manifest.files.map(({ path, sha256: digest }) => [path, digest]));
  const expected = new Map<string, string | undefined>();
  for (const output of manifest.outputs) {
    const path = sitePath(product, version, output);
    if (path !== undefined) expected.set(path, digests.get(output.path));
  }
  // A later renderer may publish another edition of the schema; nobody signs it, and nothing rests on it.
  const isOurs = manifest.rendererVersion === rendererVersion;
  expected.set(schemaSitePath, isOurs ? sha256(apiSchemaText()) : digests.get(schemaSitePath));
  for (const [path, digest] of expected) {
    if (!digests.has(path)) findings.fault({ code: 'bundle/missing-file', params: { entry: path } });
    else if (digests.get(path) !== digest) {
      findings.fault({ code: 'bundle/site-differs', params: { entry: path } });
    }
  }
  for (const path of digests.keys()) {
    if (bundlePathKind(path) !== 'site' || expected.has(path)) continue;
    findings.fault({ code: 'bundle/site-unsigned', params: { entry: path } });
  }
  findings.passed(mark, 'site', { files: expected.size });
}
