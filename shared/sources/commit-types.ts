import type { ChangeImpact, ChangeType } from '../release/change';

/** What a commit type or a verb says about a change before its other facts are looked at. */
export interface Classification {
  readonly type: ChangeType;
  readonly impact: ChangeImpact;
  readonly security?: true;
}

const added: Classification = { type: 'added', impact: 'customer' };
const changed: Classification = { type: 'changed', impact: 'customer' };
const fixed: Classification = { type: 'fixed', impact: 'customer' };
const deprecated: Classification = { type: 'deprecated', impact: 'customer' };
const removed: Classification = { type: 'removed', impact: 'customer' };
const securityFix: Classification = { type: 'fixed', impact: 'customer', security: true };
const internal: Classification = { type: 'changed', impact: 'internal' };

/**
 * Commit type → classification. `feat` and `fix` are from Conventional Commits 1.0; the other types from the Angular
 * convention (@commitlint/config-conventional) and the spellings seen in public repositories. What is about the
 * making of the software and not about the software is internal until a person, a security flag or a breaking
 * change says otherwise.
 */
export const commitTypes: ReadonlyMap<string, Classification> = new Map([
  ...entries(['feat', 'feature', 'feats', 'add', 'added'], added),
  ...entries(['fix', 'fixes', 'fixed', 'bugfix', 'hotfix', 'bug'], fixed),
  ...entries(['perf', 'performance', 'change', 'changed', 'improvement', 'improve', 'enhancement'], changed),
  ...entries(['deprecate', 'deprecated', 'deprecation'], deprecated),
  ...entries(['remove', 'removed', 'removal'], removed),
  ...entries(['security', 'sec', 'vuln'], securityFix),
  ...entries(['docs', 'doc', 'test', 'tests', 'testing', 'ci', 'cd', 'chore', 'chores', 'build'], internal),
  ...entries(['style', 'refactor', 'refact', 'deps', 'dep', 'release', 'wip', 'lint', 'revert'], internal),
  ...entries(
    ['infra', 'tooling', 'bench', 'examples', 'example', 'workflow', 'types', 'i18n', 'dx'],
    internal,
  ),
]);

function entries(
  names: readonly string[],
  classification: Classification,
): readonly (readonly [string, Classification])[] {
  return names.map((name) => [name, classification] as const);
}

const verbs: readonly (readonly [RegExp, ChangeType])[] = [
  [/^(?:fix|repair|correct|resolve|prevent|beh[eo]b|korrigier)/i, 'fixed'],
  [/^(?:add|introduce|implement|support|provide|neu[: ]|hinzugef|füg)/i, 'added'],
  [/^(?:remove|drop|delete|entfern)/i, 'removed'],
  [/^(?:deprecat|veraltet)/i, 'deprecated'],
];

/** Guesses the type from the verb that a summary begins with ("Fix …", "Added …"); `null` if it says nothing. */
export function typeFromVerb(summary: string): ChangeType | null {
  return verbs.find(([pattern]) => pattern.test(summary))?.[1] ?? null;
}

/** Words that make a change a security change even if nobody flagged it: better one too many than one told early. */
export function soundsLikeSecurity(text: string): boolean {
  return /\bvulnerab|\bsecurity (?:fix|issue|hole|bug|flaw|patch|advisor)|\b(?:XSS|CSRF|SSRF|RCE)\b/i.test(
    text,
  );
}
