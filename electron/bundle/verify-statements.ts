import { verifyEnvelope } from '../../shared/approval/dsse';
import { decodeStatement, type Statement } from '../../shared/approval/statement';
import { bundlePathKind } from '../../shared/bundle/bundle-path';
import type { Manifest } from '../../shared/bundle/manifest';
import { canonicalize, parseCanonical } from '../../shared/journal/canonical-json';
import { err, ok, type Failure, type Result } from '../../shared/result';
import { verifySignature } from '../identity/ed25519';
import { sha256 } from '../journal/sha256';
import type { Findings } from './findings';
import { decodeUtf8 } from './utf8';
import type { KnownPeople } from './verify-people';

/** A statement whose signature, signer and subjects hold. */
export interface GoodStatement {
  readonly entry: string;
  readonly device: string;
  readonly statement: Statement;
}

/** What statements are held against. */
export interface StatementContext {
  readonly manifest: Manifest;
  readonly people: KnownPeople;
}

/**
 * Verifies every statement of a bundle on its own: whether it is signed by a known device of the person that it names,
 * for this workspace and release, in a role which that person holds, under this policy, and over these very outputs.
 * A bundle holds only signatures that count, so one that doesn't is a fault even if it was not needed.
 */
export function verifyStatements(
  sound: ReadonlyMap<string, Uint8Array>,
  context: StatementContext,
  findings: Findings,
): readonly GoodStatement[] {
  const { mark } = findings;
  const good: GoodStatement[] = [];
  const entries = [...sound.keys()].filter((path) => bundlePathKind(path) === 'statement');
  for (const entry of entries) {
    const opened = openStatement(entry, sound.get(entry), context.people);
    if (!opened.ok) {
      findings.fault(opened.error);
      continue;
    }
    const problems = statementProblems(opened.value, context);
    problems.forEach((problem) => {
      findings.fault(problem);
    });
    if (problems.length === 0) good.push(opened.value);
  }
  findings.passed(mark, 'statements', { statements: entries.length });
  return good;
}

function openStatement(
  entry: string,
  bytes: Uint8Array | undefined,
  people: KnownPeople,
): Result<GoodStatement> {
  const envelope = bytes && parseCanonical(decodeUtf8(bytes));
  if (envelope === undefined) return err('bundle/bad-json', { entry });
  const verified = verifyEnvelope(envelope, {
    verify: verifySignature,
    keyFor: (device) => people.devices.get(device)?.publicKey,
  });
  if (!verified.ok) return err('bundle/statement-signature', { entry, cause: verified.error.code });
  const statement = decodeStatement(verified.value.payload);
  const [device, ...others] = verified.value.keyids;
  if (!statement.ok || device === undefined) return err('bundle/bad-json', { entry });
  const { person } = statement.value.predicate;
  const isTheirs = [device, ...others].every((keyid) => people.devices.get(keyid)?.person === person);
  if (!isTheirs) return err('bundle/statement-signer', { entry, person, device });
  return ok({ entry, device, statement: statement.value });
}

function statementProblems(
  { entry, statement }: GoodStatement,
  { manifest, people }: StatementContext,
): readonly Failure[] {
  const { predicate } = statement;
  const { person, role } = predicate;
  const problems: Failure[] = [];
  const problem = (code: string, params: Failure['params'] = {}): void => {
    problems.push({ code, params: { entry, ...params } });
  };
  if (predicate.workspace !== people.workspace.id || predicate.release !== manifest.release.id) {
    problem('bundle/statement-foreign');
  }
  if (!people.people.get(person)?.roles.includes(role)) problem('bundle/statement-role', { person, role });
  const isSamePolicy =
    predicate.policyDigest === sha256(canonicalize(people.policy)) &&
    predicate.fourEyes === people.policy.fourEyes;
  if (!isSamePolicy) problem('bundle/statement-policy');
  if (predicate.rendererVersion !== manifest.rendererVersion) {
    problem('bundle/statement-renderer', {
      signed: predicate.rendererVersion,
      found: manifest.rendererVersion,
    });
  }
  const digests = new Map(manifest.files.map(({ path, sha256: digest }) => [path, digest]));
  const locales = new Map(manifest.outputs.map(({ path, locale }) => [path, locale]));
  const ownLocales = people.people.get(person)?.locales ?? [];
  for (const { name, digest } of statement.subject) {
    const locale = locales.get(name);
    if (locale === undefined) problem('bundle/statement-subject', { path: name });
    else if (digests.get(name) !== digest.sha256) problem('bundle/statement-digest', { path: name });
    else if (role === 'localization' && ownLocales.length > 0 && !ownLocales.includes(locale)) {
      problem('bundle/statement-locale', { person, locale });
    }
  }
  return problems;
}
