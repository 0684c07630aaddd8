import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { releaseChanges } from '../../electron/release/release-content';
import { acceptCandidates } from '../../electron/sources/accept-candidates';
import { sourcesHandlers } from '../../electron/sources/handlers';
import { changelogPreview } from '../../electron/sources/previews';
import type { OpenWorkspace } from '../../electron/workspace/open-workspace';
import { changeRecord } from '../../shared/release/record-ids';
import { ok } from '../../shared/result';
import { acceptedCandidatesSchema, type ChangeCandidate } from '../../shared/sources/candidate';
import type { ChangelogPreview } from '../../shared/sources/view';
import { search, temporaryFolder, testRepository } from './git-fixture';
import { valueOf, workspaceWithRelease } from './workspace-fixture';

/** What the window sends for candidates that a person takes as they are. */
function accepted(candidates: readonly ChangeCandidate[]) {
  return acceptedCandidatesSchema.parse(
    candidates.map(({ note, ...candidate }) => ({ ...candidate, impactReason: note })),
  );
}

async function changelogOf(markdown: string): Promise<string> {
  const file = path.join(await temporaryFolder(), 'CHANGELOG.md');
  await writeFile(file, markdown);
  return file;
}

const changelog = `# Changelog
## [1.1.0] - 2026-02-01
### Added
- Export to CSV (#12)
### Security
- Escape names
### Fixed
- Crash at the start
`;

/** The version's preview, and a shorthand for accepting what is fresh in it. */
function importer(workspace: OpenWorkspace, release: string) {
  const preview = async (file: string): Promise<ChangelogPreview> =>
    valueOf(await changelogPreview(workspace.records, { path: file, release }));
  return {
    preview,
    summaries: () => releaseChanges(workspace.records, release).map(({ change }) => change.summary),
    takeFresh: async (file: string, version: string) => {
      const { versions } = await preview(file);
      const fresh = versions.find((found) => found.version === version)?.fresh ?? [];
      return fresh.length === 0
        ? { added: [], alreadyThere: 0 }
        : valueOf(await acceptCandidates(workspace, release, accepted(fresh)));
    },
  };
}

describe('importing from a changelog (3.3)', () => {
  it('adds classified changes in the order of the file, for everybody the release is for', async () => {
    const { workspace, release } = await workspaceWithRelease();
    const { takeFresh, preview } = importer(workspace, release);
    const file = await changelogOf(changelog);
    expect((await preview(file)).suggestion).toBe('1.1.0');
    await takeFresh(file, '1.1.0');
    expect(releaseChanges(workspace.records, release).map(({ change }) => change)).toMatchObject([
      {
        type: 'added',
        security: false,
        summary: 'Export to CSV',
        references: ['#12'],
        impact: 'customer',
        order: 0,
      },
      { type: 'fixed', security: true, summary: 'Escape names', order: 1 },
      {
        type: 'fixed',
        security: false,
        summary: 'Crash at the start',
        order: 2,
        audienceRoles: ['administrator', 'end-user'],
      },
    ]);
  });

  it('adds nothing the second time, and never touches what a person edited', async () => {
    const { workspace, release } = await workspaceWithRelease();
    const { takeFresh, preview, summaries } = importer(workspace, release);
    const file = await changelogOf(changelog);
    const first = (await preview(file)).versions[0]?.fresh ?? [];
    await takeFresh(file, '1.1.0');
    const [exported] = releaseChanges(workspace.records, release);
    const record = changeRecord(release, exported?.id ?? '');
    const parents = workspace.records.heads(record).map(({ id }) => id);
    const edited = { ...exported?.change, summary: 'Save as a table', type: 'changed' } as never;
    valueOf(await workspace.append([{ record, parents, body: edited }]));
    const generation = workspace.records.generation();
    const [version] = (await preview(file)).versions;
    expect(version).toMatchObject({ fresh: [], removed: [], changedAtSource: [] });
    expect(version?.known).toHaveLength(3);
    expect(valueOf(await acceptCandidates(workspace, release, accepted(first)))).toEqual({
      added: [],
      alreadyThere: 3,
    });
    expect(workspace.records.generation()).toBe(generation);
    expect(summaries()).toEqual(['Save as a table', 'Escape names', 'Crash at the start']);
  });

  it('remembers what a person deleted, and brings it back only when asked to', async () => {
    const { workspace, release } = await workspaceWithRelease();
    const { takeFresh, preview, summaries } = importer(workspace, release);
    const file = await changelogOf(changelog);
    await takeFresh(file, '1.1.0');
    const [exported] = releaseChanges(workspace.records, release);
    const record = changeRecord(release, exported?.id ?? '');
    const parents = workspace.records.heads(record).map(({ id }) => id);
    valueOf(await workspace.append([{ record, parents, body: null }]));
    expect(await takeFresh(file, '1.1.0')).toEqual({ added: [], alreadyThere: 0 });
    const removed = (await preview(file)).versions[0]?.removed.map(({ candidate }) => candidate) ?? [];
    expect(removed.map(({ summary }) => summary)).toEqual(['Export to CSV']);
    valueOf(await acceptCandidates(workspace, release, accepted(removed)));
    expect(summaries()).toEqual(['Escape names', 'Crash at the start', 'Export to CSV']);
    expect(workspace.records.heads(record)).toHaveLength(1);
  });

  it('finds an entry again when it moved, was reworded, or got its version', async () => {
    const { workspace, release } = await workspaceWithRelease();
    const { takeFresh, preview } = importer(workspace, release);
    await takeFresh(
      await changelogOf(changelog.replace('[1.1.0] - 2026-02-01', '[Unreleased]')),
      'unreleased',
    );
    const moved = changelog
      .replace('- Crash at the start\n', '- New one\n\n- Crash  at the START.\n')
      .replace('Escape names', 'Escape all names');
    const [released] = (await preview(await changelogOf(moved))).versions;
    expect(released?.known.map(({ candidate }) => candidate.summary)).toEqual([
      'Export to CSV',
      'Crash at the START.',
    ]);
    expect(released?.changedAtSource.map(({ candidate }) => candidate.summary)).toEqual(['Escape all names']);
    expect(released?.fresh.map(({ summary }) => summary)).toEqual(['New one']);
    const [unreleased] = (await preview(await changelogOf(moved.replace('[1.1.0]', '[Unreleased]'))))
      .versions;
    expect(unreleased?.changedAtSource.map(({ candidate }) => candidate.summary)).toEqual([
      'Escape all names',
    ]);
    expect(unreleased?.fresh.map(({ summary }) => summary)).toEqual(['New one']);
  });

  it('writes the same records on every machine, so that two imports merge to one', async () => {
    const file = await changelogOf(changelog);
    const imported = await Promise.all(
      [0, 1].map(async () => {
        const { workspace, release } = await workspaceWithRelease();
        await importer(workspace, release).takeFresh(file, '1.1.0');
        const records = releaseChanges(workspace.records, release).map(({ id }) => changeRecord(release, id));
        return records.flatMap((record) =>
          workspace.records.heads(record).map(({ id }) => `${record} ${id}`),
        );
      }),
    );
    expect(imported[0]).toHaveLength(3);
    expect(imported[0]).toEqual(imported[1]);
  });

  it('refuses a release that is not there', async () => {
    const { workspace, release } = await workspaceWithRelease();
    const { preview } = importer(workspace, release);
    const fresh = (await preview(await changelogOf(changelog))).versions[0]?.fresh ?? [];
    const refused = await acceptCandidates(workspace, 'nowhere', accepted(fresh));
    expect(refused).toMatchObject({ error: { code: 'release/unknown' } });
  });
});

describe('importing from a repository through the channels (3.3)', () => {
  it('goes from tags to changes, and adds nothing the second time nor after a rebase', async () => {
    const { workspace, release } = await workspaceWithRelease();
    const { folder, commit, git } = await testRepository();
    commit('chore: begin');
    git(['tag', 'v1.0.0']);
    git(['checkout', '--quiet', '-b', 'topic']);
    commit('feat(export)!: save as CSV (#12)');
    commit('docs: explain');
    git(['tag', 'v1.1.0']);
    const progress: number[] = [];
    const handlers = sourcesHandlers({
      workspaces: { demand: () => ok(workspace) },
      tasks: { run: (_task, work) => work(new AbortController().signal, (done) => progress.push(done)) },
      search,
    });
    const { suggestion } = valueOf(await handlers['sources.gitTags']({ path: folder }));
    expect(suggestion).toEqual({ from: 'v1.0.0', to: 'v1.1.0' });
    const request = { path: folder, from: 'v1.0.0', to: 'v1.1.0', release, task: 'import' };
    const preview = valueOf(await handlers['sources.gitPreview'](request));
    expect(preview).toMatchObject({ commits: 2, damaged: 0, known: [], shallow: false });
    expect(progress.at(-1)).toBe(2);
    const candidates = accepted(preview.fresh);
    const outcome = valueOf(await handlers['sources.accept']({ release, candidates }));
    expect(outcome.added).toHaveLength(2);
    expect(releaseChanges(workspace.records, release).map(({ change }) => change)).toMatchObject([
      { summary: 'save as CSV', breaking: true, module: 'export', references: ['#12'], impact: 'customer' },
      { summary: 'explain', impact: 'internal' },
    ]);
    git(['checkout', '--quiet', 'main']);
    commit('fix: meanwhile');
    git(['rebase', '--quiet', '--keep-empty', 'main', 'topic']);
    const again = valueOf(await handlers['sources.gitPreview']({ ...request, to: 'topic' }));
    expect(again.fresh.map(({ summary }) => summary)).toEqual(['meanwhile']);
    expect(again.known.map(({ candidate }) => candidate.summary)).toEqual(['save as CSV', 'explain']);
    const repeated = await handlers['sources.accept']({ release, candidates });
    expect(repeated).toEqual(ok({ added: [], alreadyThere: 2 }));
  });
});
