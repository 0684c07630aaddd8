import type { ChangeImpact, ChangeType } from '../release/change';

/** What the heading over an entry says about it. `key` is part of the origin, so it must never change. */
export interface ChangelogCategory {
  readonly key: string;
  readonly type: ChangeType;
  readonly impact: ChangeImpact;
  readonly security: boolean;
  readonly breaking: boolean;
}

const plain = { impact: 'customer', security: false, breaking: false } as const;
const added: ChangelogCategory = { key: 'added', type: 'added', ...plain };
const changed: ChangelogCategory = { key: 'changed', type: 'changed', ...plain };
const deprecated: ChangelogCategory = { key: 'deprecated', type: 'deprecated', ...plain };
const removed: ChangelogCategory = { key: 'removed', type: 'removed', ...plain };
const fixed: ChangelogCategory = { key: 'fixed', type: 'fixed', ...plain };
const security: ChangelogCategory = { ...plain, key: 'security', type: 'fixed', security: true };
const breaking: ChangelogCategory = { ...plain, key: 'breaking', type: 'changed', breaking: true };
const internal: ChangelogCategory = { ...plain, key: 'internal', type: 'changed', impact: 'internal' };

/** Entries under a heading that we don't know, or under none. */
export const otherCategory: ChangelogCategory = { ...changed, key: 'other' };

/**
 * Heading → category. The six of Keep a Changelog 1.1 with their official German, French and Spanish translations,
 * and the headings that generators and people use instead (conventional-changelog, release-please, GitHub notes).
 * `Security` is an axis of its own with us (duty 3.3); such an entry is a fix unless its verb says otherwise.
 */
const headings: ReadonlyMap<string, ChangelogCategory> = new Map([
  ...named(added, 'added', 'add', 'additions', 'new', 'new features', 'new feature', 'features', 'feature'),
  ...named(
    added,
    "what's new",
    'hinzugefügt',
    'neu',
    'neue funktionen',
    'ajouté',
    'ajouts',
    'añadido',
    'agregado',
  ),
  ...named(
    changed,
    'changed',
    'change',
    'changes',
    'improvements',
    'improved',
    'improvement',
    'enhancements',
  ),
  ...named(changed, 'enhancement', 'updated', 'updates', 'performance', 'performance improvements', 'other'),
  ...named(
    changed,
    "what's changed",
    'geändert',
    'änderungen',
    'verbesserungen',
    'modifié',
    'changé',
    'cambiado',
  ),
  ...named(
    deprecated,
    'deprecated',
    'deprecations',
    'deprecation',
    'veraltet',
    'überholt',
    'obsolète',
    'obsoleto',
  ),
  ...named(removed, 'removed', 'remove', 'removals', 'entfernt', 'supprimé', 'eliminado'),
  ...named(
    fixed,
    'fixed',
    'fix',
    'fixes',
    'bug fixes',
    'bugfixes',
    'bug fix',
    'bugfix',
    'bugs',
    'bugs fixed',
  ),
  ...named(
    fixed,
    'fixed bugs',
    'reverts',
    'behoben',
    'fehlerbehebungen',
    'corrigé',
    'corregido',
    'arreglado',
  ),
  ...named(security, 'security', 'security fixes', 'vulnerabilities', 'sicherheit', 'sécurité', 'seguridad'),
  ...named(breaking, 'breaking changes', 'breaking change', 'breaking', 'inkompatible änderungen'),
  ...named(internal, 'documentation', 'docs', 'internal', 'internals', 'chores', 'chore', 'tests', 'testing'),
  ...named(
    internal,
    'miscellaneous chores',
    'misc',
    'miscellaneous',
    'maintenance',
    'build',
    'build system',
    'ci',
  ),
  ...named(
    internal,
    'continuous integration',
    'code refactoring',
    'refactoring',
    'refactor',
    'styles',
    'under the hood',
  ),
  ...named(internal, 'dependencies', 'dependency updates', 'development', 'dev', 'dokumentation', 'intern'),
]);

function named(
  category: ChangelogCategory,
  ...names: readonly string[]
): readonly (readonly [string, ChangelogCategory])[] {
  return names.map((name) => [name, category] as const);
}

/** The category that a heading names, whatever pictograms, colons and capitals surround it; `null` if none. */
export function categoryOf(heading: string): ChangelogCategory | null {
  if (heading.length > 80) return null;
  const words = heading
    .normalize('NFC')
    .replace(/’/g, "'")
    .replace(/:[a-z0-9_+-]{1,40}:/g, ' ')
    .replace(/[^\p{L}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  return headings.get(words) ?? null;
}
