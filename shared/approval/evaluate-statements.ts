import type { PersonRole } from '../identity/person';
import type { OutputDigest } from '../rendering/output';
import type { Failure, Result } from '../result';
import type { RequiredSignature } from './signing-policy';
import type { Statement } from './statement';

/** Why a signature does not count. `code` is a key of the `approval` texts. */
export interface VoidReason {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** What signatures are judged against: the release as it is now, and who may sign what. */
export interface EvaluationInput {
  readonly statements: readonly { readonly id: string; readonly statement: Result<Statement> }[];
  readonly outputs: readonly OutputDigest[];
  readonly required: readonly RequiredSignature[];
  readonly checklistDigest: string;
  readonly policyDigest: string;
  readonly fourEyes: boolean;
  readonly rolesOf: (person: string) => readonly PersonRole[];
  /** The locales that a localization reviewer may sign; empty means every one. */
  readonly localesOf: (person: string) => readonly string[];
  /** Who wrote words that stand in the outputs of a locale. */
  readonly authorsOf: (locale: string) => ReadonlySet<string>;
}

/** A statement and whether it counts now. `statement` is null where it can't even be read or verified. */
export interface EvaluatedStatement {
  readonly id: string;
  readonly statement: Statement | null;
  readonly reasons: readonly VoidReason[];
}

/** A demanded signature and the valid statement that gives it. */
export interface EvaluatedRequirement {
  readonly required: RequiredSignature;
  readonly satisfiedBy: string | null;
}

export interface Evaluation {
  readonly statements: readonly EvaluatedStatement[];
  readonly requirements: readonly EvaluatedRequirement[];
}

const reason = (code: string, params: VoidReason['params'] = {}): VoidReason => ({ code, params });

function unreadable({ code }: Failure): VoidReason {
  return reason('bad-signature', { cause: code });
}

/** One changed character gives another digest: every covered output is compared, and each that differs is named. */
function outputReasons(
  { subject }: Statement,
  outputs: ReadonlyMap<string, OutputDigest>,
): readonly VoidReason[] {
  return subject.flatMap(({ name, digest }) => {
    const output = outputs.get(name);
    if (output === undefined) return [reason('output-missing', { path: name })];
    return output.sha256 === digest.sha256 ? [] : [reason('output-changed', { path: name })];
  });
}

function signerReasons(
  statement: Statement,
  outputs: ReadonlyMap<string, OutputDigest>,
  input: EvaluationInput,
): readonly VoidReason[] {
  const { person, role } = statement.predicate;
  const locales = new Set(statement.subject.flatMap(({ name }) => outputs.get(name)?.locale ?? []));
  const reasons: VoidReason[] = [];
  if (!input.rolesOf(person).includes(role)) reasons.push(reason('signer-not-in-role', { role }));
  if (role === 'localization') {
    const own = input.localesOf(person);
    const foreign = [...locales].filter((locale) => own.length > 0 && !own.includes(locale));
    for (const locale of foreign) reasons.push(reason('locale-not-theirs', { locale }));
  }
  if (input.fourEyes) {
    const written = [...locales].filter((locale) => input.authorsOf(locale).has(person));
    for (const locale of written) reasons.push(reason('own-text', { locale }));
  }
  return reasons;
}

function reasonsOf(
  statement: Statement,
  outputs: ReadonlyMap<string, OutputDigest>,
  input: EvaluationInput,
): readonly VoidReason[] {
  const { predicate } = statement;
  const bound: VoidReason[] = [];
  // Only compliance signs the checklist; an answer that changes later must not void an engineer's word on the text.
  if (predicate.role === 'compliance' && predicate.checklistDigest !== input.checklistDigest) {
    bound.push(reason('checklist-changed'));
  }
  if (predicate.policyDigest !== input.policyDigest) bound.push(reason('policy-changed'));
  return [...outputReasons(statement, outputs), ...bound, ...signerReasons(statement, outputs, input)];
}

function satisfies(
  { statement, reasons }: EvaluatedStatement,
  required: RequiredSignature,
  outputs: readonly OutputDigest[],
): boolean {
  if (statement === null || reasons.length > 0 || statement.predicate.role !== required.role) return false;
  // "I wrote this" is a statement of its own kind and no approval.
  if (statement.predicate.meaning === 'authorship') return false;
  const covered = new Set(statement.subject.map(({ name }) => name));
  const demanded = outputs.filter(({ locale }) => required.locales.includes(locale));
  return demanded.length > 0 && demanded.every(({ path }) => covered.has(path));
}

/**
 * Judges every signature on a release as it is now (B1): valid, or void with each reason. A demanded signature is
 * given by a valid statement in its role that covers every output of its locales.
 */
export function evaluateStatements(input: EvaluationInput): Evaluation {
  const outputs = new Map(input.outputs.map((output) => [output.path, output]));
  const statements = input.statements.map(({ id, statement }): EvaluatedStatement => {
    if (!statement.ok) return { id, statement: null, reasons: [unreadable(statement.error)] };
    return { id, statement: statement.value, reasons: reasonsOf(statement.value, outputs, input) };
  });
  return {
    statements,
    requirements: input.required.map((required) => ({
      required,
      satisfiedBy: statements.find((one) => satisfies(one, required, input.outputs))?.id ?? null,
    })),
  };
}
