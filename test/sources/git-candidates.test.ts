import { describe, expect, it } from 'vitest';
import { sha256 } from '../../electron/journal/sha256';
import { changeSchema } from '../../shared/release/change';
import { gitCandidates, type GitCommit } from '../../shared/sources/git-candidates';
import { linearBudget } from './git-fixture';

let serial = 0;

/** A commit as Git would give it; the number in its hash tells it from the others. */
function commit(message: string, facts: Partial<GitCommit> = {}): GitCommit {
  serial += 1;
  const hash = serial.toString(16).padStart(40, 'a');
  const authoredAt = new Date(Date.UTC(2026, 0, 1) + serial * 60_000).toISOString();
  return { hash, parents: 1, authorEmail: 'a@example.com', authoredAt, message, ...facts };
}

const one = (message: string) => gitCandidates([commit(message)], sha256).candidates[0];

interface Row {
  readonly message: string;
  readonly is: string;
  readonly module?: string;
  readonly summary?: string;
}

// `is` reads: type, impact, and the flags that are set, then why.
const rows: readonly Row[] = [
  { message: 'feat: add export', is: 'added customer commit-type', summary: 'add export' },
  {
    message: 'feat(api): add export (#12)',
    is: 'added customer commit-type',
    module: 'api',
    summary: 'add export',
  },
  { message: 'fix: crash', is: 'fixed customer commit-type' },
  { message: 'perf: faster', is: 'changed customer commit-type' },
  { message: 'deprecate: old api', is: 'deprecated customer commit-type' },
  { message: 'remove: old api', is: 'removed customer commit-type' },
  { message: 'docs: typo', is: 'changed internal commit-internal-type' },
  { message: 'test: more', is: 'changed internal commit-internal-type' },
  { message: 'ci: faster', is: 'changed internal commit-internal-type' },
  { message: 'chore: tidy', is: 'changed internal commit-internal-type' },
  { message: 'build: x', is: 'changed internal commit-internal-type' },
  { message: 'style: x', is: 'changed internal commit-internal-type' },
  { message: 'refactor(core): x', is: 'changed internal commit-internal-type', module: 'core' },
  { message: 'refactor!: x', is: 'changed customer breaking commit-breaking' },
  { message: 'chore: x\n\nBREAKING CHANGE: y', is: 'changed customer breaking commit-breaking' },
  { message: 'feat!: x', is: 'added customer breaking commit-type' },
  { message: 'fix(security): x', is: 'fixed customer security commit-security', module: '' },
  { message: 'fix(auth,security): x', is: 'fixed customer security commit-security', module: 'auth' },
  { message: 'security: x', is: 'fixed customer security commit-type' },
  { message: 'chore(deps): bump a for CVE-2026-12345', is: 'fixed customer security commit-security' },
  { message: 'feat: patch a vulnerability', is: 'added customer security commit-security' },
  { message: 'docs: describe the security advisory', is: 'changed internal commit-internal-type' },
  { message: 'fix(deps): bump a', is: 'fixed internal commit-dependency', module: '' },
  { message: 'Fix the crash', is: 'fixed internal commit-verb', summary: 'Fix the crash' },
  { message: 'Add a thing', is: 'added internal commit-verb' },
  { message: 'Rework everything', is: 'changed internal commit-unconventional' },
  { message: 'Rework it\n\nBREAKING CHANGE: all new', is: 'changed customer breaking commit-breaking' },
  {
    message: 'scsi: lpfc: tune',
    is: 'changed internal commit-unknown-type',
    module: 'scsi',
    summary: 'scsi: lpfc: tune',
  },
  {
    message: 'Revert "feat(ui): dark mode"\n\nThis reverts commit 1111111.',
    is: 'removed customer commit-reverts-earlier',
  },
  { message: 'revert: fix: x\n\nRefs: 1111111', is: 'changed customer commit-reverts-earlier' },
  { message: 'Reapply "feat: x"\n\nThis reverts commit 1111111.', is: 'added customer commit-reapplied' },
  { message: '', is: 'changed internal commit-unconventional' },
];

describe('a commit becomes a classified candidate (3.3)', () => {
  it.each(rows)('$message', ({ message, is, module, summary }) => {
    const candidate = one(message);
    const flags = [
      candidate?.breaking === true ? 'breaking' : '',
      candidate?.security === true ? 'security' : '',
    ];
    const words = [candidate?.type, candidate?.impact, ...flags, candidate?.note].filter(
      (word) => word !== '',
    );
    expect(words.join(' ')).toBe(is);
    if (module !== undefined) expect(candidate?.module).toBe(module);
    if (summary !== undefined) expect(candidate?.summary).toBe(summary);
    expect(candidate?.summary).not.toBe('');
  });

  it('keeps markup from a stranger as the text that it is, and drops what could disguise it', () => {
    const candidate = one('feat: <script>alert(1)</script> \u202eevil\u0007 <img src=x onerror=y>');
    expect(candidate?.summary).toBe('<script>alert(1)</script> evil <img src=x onerror=y>');
  });

  it('fits the record of a change however long the message is', () => {
    const candidate = one(`feat(${'m'.repeat(150)}): ${'😀 '.repeat(5000)}\n\n${'#1 #2 #3 '.repeat(400)}`);
    const { note: _note, ...facts } = candidate ?? { note: '' };
    const change = { ...facts, impactReason: '', audienceRoles: ['end-user'], order: 0 };
    expect(changeSchema.safeParse(change).error).toBeUndefined();
  });
});

describe('commits that cancel each other (3.3)', () => {
  const feature = commit('feat: x');
  const other = commit('fix: y');
  const revert = commit(`Revert "feat: x"\n\nThis reverts commit ${feature.hash}.`);
  const again = commit(`Reapply "feat: x"\n\nThis reverts commit ${revert.hash}.`);
  const summaries = (commits: readonly GitCommit[]) =>
    gitCandidates(commits, sha256).candidates.map(({ summary }) => summary);

  it('leaves out a commit and its revert', () => {
    const { candidates, skipped } = gitCandidates([revert, other, feature], sha256);
    expect(candidates.map(({ summary }) => summary)).toEqual(['y']);
    expect(skipped).toEqual({ merges: 0, reverted: 2, fixups: 0, copies: 0 });
  });

  it('offers the commit when its revert was reverted', () => {
    expect(summaries([again, revert, feature])).toEqual(['x']);
  });

  it('offers a revert whose commit lies outside the range', () => {
    expect(summaries([revert, other])).toEqual(['y', 'Revert "feat: x"']);
  });

  it('matches by an abbreviated hash, by the footer of a conventional revert, and by the quoted subject', () => {
    const abbreviated = commit(`Revert "feat: x"\n\nThis reverts commit ${feature.hash.slice(0, 39)}`);
    const conventional = commit(`revert: feat: x\n\nRefs: ${feature.hash}`);
    const quoting = commit('Revert "feat: x"');
    for (const one of [abbreviated, conventional, quoting]) expect(summaries([one, feature])).toEqual([]);
  });

  it('does not match by subject when the hash names another commit', () => {
    const elsewhere = commit(`Revert "feat: x"\n\nThis reverts commit ${'f'.repeat(40)}.`);
    expect(summaries([elsewhere, feature])).toEqual(['x', 'Revert "feat: x"']);
  });

  it('finds the cherry-picked copy of the commit that a revert names', () => {
    const original = 'c'.repeat(40);
    const copy = commit(`feat: x\n\n(cherry picked from commit ${original})`);
    const taken = commit(`Revert "feat: x"\n\nThis reverts commit ${original}.`);
    expect(summaries([taken, copy])).toEqual([]);
  });

  it('keeps a commit that reverts in passing and has its own subject', () => {
    const mixed = commit(`fix: go back to the old export\n\nThis reverts commit ${feature.hash}.`);
    expect(summaries([mixed, feature])).toEqual(['go back to the old export']);
  });
});

describe('commits that say nothing of their own (3.3)', () => {
  it('skips merges, fix-ups and copies, and counts them', () => {
    const feature = commit('feat: x (#1)');
    const { authorEmail, authoredAt } = feature;
    const commits = [
      commit('Merge branch main', { parents: 2 }),
      commit('feat: x', { parents: 2 }),
      commit('fixup! feat: x'),
      commit('feat: x (#1) (#2)', { authorEmail, authoredAt }),
      feature,
    ];
    const { candidates, skipped } = gitCandidates(commits, sha256);
    expect(candidates.map(({ summary }) => summary)).toEqual(['x']);
    expect(skipped).toEqual({ merges: 1, reverted: 0, fixups: 1, copies: 2 });
  });

  it('takes a merge that carries a conventional title of its own', () => {
    const { candidates } = gitCandidates(
      [commit('feat: y', { parents: 2 }), commit('wip', { parents: 1 })],
      sha256,
    );
    expect(candidates.map(({ summary }) => summary)).toEqual(['wip', 'y']);
  });

  it('works through 20,000 reverts of one subject in seconds', () => {
    const commits = Array.from({ length: 20_000 }, (_, i) =>
      commit(i % 2 === 0 ? 'Revert "feat: x"' : 'feat: x'),
    );
    const start = performance.now();
    gitCandidates(commits, sha256);
    expect(performance.now() - start).toBeLessThan(linearBudget);
  });
});
