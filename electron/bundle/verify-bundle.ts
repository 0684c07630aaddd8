import { bundlePathKind, peoplePath } from '../../shared/bundle/bundle-path';
import type { Positions } from '../../shared/bundle/checkpoints';
import type { Manifest } from '../../shared/bundle/manifest';
import { fingerprint } from '../../shared/identity/fingerprint';
import type { Failure } from '../../shared/result';
import { sha256 } from '../journal/sha256';
import { Findings, type BundleCheck } from './findings';
import { openBundle, type OpenBundle } from './read-bundle';
import { readManifest, verifyFiles } from './verify-files';
import { verifyOutputs, verifySite } from './verify-layout';
import { verifyPeople, type KnownPeople } from './verify-people';
import { verifyCheckpoints, verifyFacts, verifyRequired } from './verify-release';
import { verifyStatements, type GoodStatement } from './verify-statements';
import type { BundleLimits } from './zip-directory';

/** A signature as people read it: printed name, time and meaning (21 CFR 11.50), and what it covers. */
export interface SignatureSummary {
  readonly name: string;
  readonly role: string;
  readonly meaning: string;
  readonly signedAt: string;
  readonly outputs: number;
}

/** What a verification found. The bundle is good if there are no faults. */
export interface BundleReport {
  readonly file: string;
  readonly checks: readonly BundleCheck[];
  readonly faults: readonly Failure[];
  /** SHA-256 of the manifest, which names the bundle; absent if it can't be read. */
  readonly manifest?: string;
  readonly release?: { readonly product: string; readonly version: string; readonly title: string };
  /** The key that all of it rests on. `trusted` says whether it is the one that the caller demanded. */
  readonly root?: { readonly workspace: string; readonly fingerprint: string; readonly trusted: boolean };
  readonly signatures: readonly SignatureSummary[];
  /** How far the signers had seen the journals; only of a bundle without faults. */
  readonly positions?: Positions;
}

export interface VerifyOptions {
  /** The fingerprint that the root key must have, in any spelling. Without it the report only states the fingerprint. */
  readonly root?: string;
  readonly limits?: BundleLimits;
}

/**
 * Checks a bundle without any workspace: the zip, the manifest, every file, who signed what, whether that is all the policy
 * asks for, and that the site is made of what was signed. Never throws for what a bundle holds; goes on after a fault
 * where anything is left to check.
 */
export async function verifyBundle(file: string, options: VerifyOptions = {}): Promise<BundleReport> {
  const bundle = await openBundle(file, options.limits);
  if (!bundle.ok) return { file, checks: [], faults: [bundle.error], signatures: [] };
  try {
    return await verifyOpenBundle(bundle.value, options);
  } finally {
    await bundle.value.close();
  }
}

async function verifyOpenBundle(bundle: OpenBundle, options: VerifyOptions): Promise<BundleReport> {
  const { file } = bundle;
  const findings = new Findings();
  findings.passed(0, 'zip', { entries: bundle.entries.length });
  const read = await readManifest(bundle);
  if (!read.ok) {
    findings.fault(read.error);
    return { file, checks: findings.checks, faults: findings.faults, signatures: [] };
  }
  const { manifest, digest } = read.value;
  findings.passed(0, 'manifest', { digest });
  const sound = await verifyFiles(bundle, manifest, findings);
  verifyOutputs(manifest, findings);
  verifySite(manifest, findings);
  const facts = verifyFacts(manifest, sound, findings);
  const people = knownPeople(sound, findings);
  const statements = people ? verifyStatements(sound, { manifest, people }, findings) : [];
  let positions: Positions | undefined;
  if (people) {
    verifyRoot(manifest.workspace, people, options, findings);
    verifyRequired(manifest, people, facts, statements, findings);
    // What a bad statement says of the journals is worth nothing, so there is nothing to compare with.
    if (statements.length === statementCount(manifest)) {
      positions = verifyCheckpoints(people, sound, statements, findings);
    }
  }
  const { product, version, title } = manifest.release;
  return {
    file,
    checks: findings.checks,
    faults: findings.faults,
    manifest: digest,
    release: { product, version, title },
    ...(people ? { root: rootSummary(people, options) } : {}),
    signatures: statements.map(summary),
    ...(positions && findings.mark === 0 ? { positions } : {}),
  };
}

/** Who is known, or undefined with the fault noted; a missing file was named before. */
function knownPeople(sound: ReadonlyMap<string, Uint8Array>, findings: Findings): KnownPeople | undefined {
  const bytes = sound.get(peoplePath);
  if (bytes === undefined) {
    if (findings.mark === 0) findings.fault({ code: 'bundle/missing-file', params: { entry: peoplePath } });
    return undefined;
  }
  const people = verifyPeople(bytes);
  if (!people.ok) {
    findings.fault(people.error);
    return undefined;
  }
  findings.passed(findings.mark, 'people', {
    people: people.value.people.size,
    devices: people.value.devices.size,
  });
  return people.value;
}

/** Faults: `bundle/manifest-contradicts`, `bundle/other-root`. */
function verifyRoot(
  claimed: { readonly id: string; readonly name: string },
  people: KnownPeople,
  options: VerifyOptions,
  findings: Findings,
): void {
  const { id, name } = people.workspace;
  if (claimed.id !== id || claimed.name !== name) {
    findings.fault({ code: 'bundle/manifest-contradicts', params: { entry: peoplePath } });
  }
  if (options.root === undefined) return;
  const { mark } = findings;
  const { fingerprint: found, trusted } = rootSummary(people, options);
  if (!trusted) findings.fault({ code: 'bundle/other-root', params: { found, expected: options.root } });
  findings.passed(mark, 'root', { fingerprint: found });
}

function rootSummary(people: KnownPeople, { root }: VerifyOptions): NonNullable<BundleReport['root']> {
  const found = fingerprint(people.workspace.root.publicKey, sha256);
  return {
    workspace: people.workspace.name,
    fingerprint: found,
    trusted: root !== undefined && bareFingerprint(root) === bareFingerprint(found),
  };
}

function statementCount({ files }: Manifest): number {
  return files.filter(({ path }) => bundlePathKind(path) === 'statement').length;
}

const bareFingerprint = (text: string): string => text.replace(/[\s:-]/g, '').toUpperCase();

function summary({ statement }: GoodStatement): SignatureSummary {
  const { name, role, meaning, signedAt } = statement.predicate;
  return { name, role, meaning, signedAt, outputs: statement.subject.length };
}
