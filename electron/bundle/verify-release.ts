import * as z from 'zod';
import { requiredSignatures } from '../../shared/approval/required-signatures';
import type { RequiredSignature } from '../../shared/approval/signing-policy';
import { checkpointsPath } from '../../shared/bundle/bundle-path';
import { farthestPositions, type Positions } from '../../shared/bundle/checkpoints';
import type { Manifest } from '../../shared/bundle/manifest';
import { checkpointsFileSchema } from '../../shared/bundle/people';
import { canonicalize, parseCanonical } from '../../shared/journal/canonical-json';
import { parseStrictJson } from '../../shared/journal/strict-json';
import { deploymentWindowSchema, localeSchema, releaseKindSchema } from '../../shared/release/release';
import { sha256 } from '../journal/sha256';
import type { Findings } from './findings';
import { decodeUtf8 } from './utf8';
import type { KnownPeople } from './verify-people';
import type { GoodStatement } from './verify-statements';

/** The parts of an API document that a manifest repeats, or that a policy asks about. */
const apiFactsSchema = z.looseObject({
  product: z.looseObject({ slug: z.string() }),
  version: z.string(),
  kind: releaseKindSchema,
  locale: localeSchema,
  title: z.string(),
  deployment: z.array(deploymentWindowSchema),
  changes: z.array(z.looseObject({ security: z.boolean() })),
});
type ApiFacts = z.infer<typeof apiFactsSchema>;

/**
 * Nobody signs the manifest itself. So what it says about the release is compared with the machine-readable outputs,
 * which are signed. Faults: `bundle/bad-json`, `bundle/manifest-contradicts`. Returns the facts of the outputs.
 */
export function verifyFacts(
  manifest: Manifest,
  sound: ReadonlyMap<string, Uint8Array>,
  findings: Findings,
): readonly ApiFacts[] {
  const { mark } = findings;
  const facts: ApiFacts[] = [];
  const { product, version, kind, deployment, sourceLocale, title } = manifest.release;
  for (const { path, channel, locale } of manifest.outputs) {
    const bytes = sound.get(path);
    if (channel !== 'api' || bytes === undefined) continue;
    const json = parseStrictJson(decodeUtf8(bytes));
    const document = apiFactsSchema.safeParse(json.ok ? json.value : undefined);
    if (!document.success) {
      findings.fault({ code: 'bundle/bad-json', params: { entry: path } });
      continue;
    }
    const { data } = document;
    facts.push(data);
    const isSame =
      data.product.slug === product &&
      data.version === version &&
      data.kind === kind &&
      data.locale === locale &&
      canonicalize(data.deployment) === canonicalize(deployment) &&
      (locale !== sourceLocale || data.title === title);
    if (!isSame) findings.fault({ code: 'bundle/manifest-contradicts', params: { entry: path } });
  }
  findings.passed(mark, 'facts');
  return facts;
}

/**
 * The signatures that the policy demands are there. The policy is the one that the evidence proves, not the one that the
 * manifest claims; both must agree. Faults: `bundle/policy-differs`, `bundle/signature-missing`.
 */
export function verifyRequired(
  manifest: Manifest,
  people: KnownPeople,
  facts: readonly ApiFacts[],
  statements: readonly GoodStatement[],
  findings: Findings,
): void {
  const { mark } = findings;
  const { policy } = people;
  const isSecurity = facts.some(({ changes }) => changes.some(({ security }) => security));
  const demanded = requiredSignatures(policy, {
    header: manifest.release,
    changes: isSecurity ? [{ change: { security: true, impact: 'customer' } }] : [],
  });
  const claimed = new Map(manifest.policy.required.map((required) => [required.key, canonicalize(required)]));
  const agrees =
    manifest.policy.digest === sha256(canonicalize(policy)) &&
    manifest.policy.fourEyes === policy.fourEyes &&
    demanded.every((required) => claimed.get(required.key) === canonicalize(required));
  if (!agrees) findings.fault({ code: 'bundle/policy-differs' });
  // What the manifest demands beyond that (a security change that no output shows) must be there as well.
  const extra = manifest.policy.required.filter(
    ({ key }) => !demanded.some((required) => required.key === key),
  );
  for (const required of [...demanded, ...extra]) {
    if (isSatisfied(required, manifest, statements)) continue;
    const { role, locales } = required;
    findings.fault({ code: 'bundle/signature-missing', params: { role, locales: [...locales] } });
  }
  findings.passed(mark, 'required', { signatures: demanded.length + extra.length });
  if (policy.fourEyes) findings.passed(mark, 'four-eyes');
}

function isSatisfied(
  { role, locales }: Pick<RequiredSignature, 'locales'> & { readonly role: string },
  manifest: Manifest,
  statements: readonly GoodStatement[],
): boolean {
  const paths = manifest.outputs.filter(({ locale }) => locales.includes(locale)).map(({ path }) => path);
  return statements.some(({ statement }) => {
    if (statement.predicate.role !== role) return false;
    const covered = new Set(statement.subject.map(({ name }) => name));
    return paths.length > 0 && paths.every((path) => covered.has(path));
  });
}

/**
 * `checkpoints.json` says no more and no less than the signed statements and the evidence vouch for. Faults:
 * `bundle/bad-json`, `bundle/checkpoints-differ`, `bundle/fork`. Returns these positions.
 */
export function verifyCheckpoints(
  people: KnownPeople,
  sound: ReadonlyMap<string, Uint8Array>,
  statements: readonly GoodStatement[],
  findings: Findings,
): Positions | undefined {
  const { mark } = findings;
  const bytes = sound.get(checkpointsPath);
  // Its absence, or a wrong digest, was named before.
  if (bytes === undefined) return undefined;
  const file = checkpointsFileSchema.safeParse(parseCanonical(decodeUtf8(bytes)));
  if (!file.success) {
    findings.fault({ code: 'bundle/bad-json', params: { entry: checkpointsPath } });
    return undefined;
  }
  const { positions, forked } = farthestPositions([
    people.positions,
    ...statements.map(({ statement }) => statement.predicate.checkpoint),
  ]);
  for (const device of forked) findings.fault({ code: 'bundle/fork', params: { device } });
  const isSame =
    file.data.workspace === people.workspace.id &&
    canonicalize(file.data.positions) === canonicalize(positions);
  if (!isSame) findings.fault({ code: 'bundle/checkpoints-differ' });
  findings.passed(mark, 'checkpoints', { devices: Object.keys(positions).length });
  return positions;
}
