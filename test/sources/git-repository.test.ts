import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../electron/journal/sha256';
import { listTags, readRange, type GitRange } from '../../electron/sources/git-repository';
import { gitCandidates } from '../../shared/sources/git-candidates';
import type { GitTags } from '../../shared/sources/view';
import { linearBudget, search, temporaryFolder, testRepository } from './git-fixture';

const quiet = { onProgress: () => undefined };

async function tagsOf(folder: string): Promise<GitTags> {
  const tags = await listTags(folder, search);
  if (!tags.ok) throw new Error(JSON.stringify(tags.error));
  return tags.value;
}

async function rangeOf(folder: string, from: string, to: string): Promise<GitRange> {
  const range = await readRange(folder, { from, to }, search, quiet);
  if (!range.ok) throw new Error(JSON.stringify(range.error));
  return range.value;
}

const subjects = ({ commits }: GitRange): readonly string[] => commits.map(({ message }) => message.trim());

describe('the tags of a repository (3.3)', () => {
  it('come in the order of versions, with the range to start from', async () => {
    const { folder, commit, git } = await testRepository();
    commit('one');
    for (const tag of ['v1.9.0', 'nightly', 'v1.10.0-rc.1']) git(['tag', tag]);
    commit('two');
    git(['tag', '--annotate', '-m', 'Release', 'v1.10.0']);
    const tags = await tagsOf(folder);
    expect(tags).toMatchObject({ repository: folder, head: 'main', shallow: false });
    expect(tags.tags.map(({ name }) => name)).toEqual(['v1.10.0', 'v1.10.0-rc.1', 'v1.9.0', 'nightly']);
    expect(tags.tags[0]?.at).toBe('2026-01-01T00:02:00.000Z');
    expect(tags.suggestion).toEqual({ from: 'v1.9.0', to: 'v1.10.0' });
  });

  it('are found from a folder inside the repository, and in a bare one', async () => {
    const { folder, commit, git } = await testRepository();
    commit('one');
    git(['tag', 'v1']);
    const inside = path.join(folder, 'docs');
    await mkdir(inside);
    expect((await tagsOf(inside)).repository).toBe(folder);
    const bare = path.join(await temporaryFolder(), 'bare.git');
    execFileSync('git', ['clone', '--quiet', '--bare', folder, bare], { stdio: 'pipe' });
    expect(await tagsOf(bare)).toMatchObject({ repository: bare, tags: [{ name: 'v1' }] });
  });

  it('may be none, as may commits', async () => {
    const { folder, commit, git } = await testRepository();
    expect(await tagsOf(folder)).toMatchObject({ tags: [], head: '', suggestion: null });
    commit('one');
    expect(await tagsOf(folder)).toMatchObject({ tags: [], head: 'main', suggestion: null });
    git(['checkout', '--quiet', '--detach']);
    expect(await tagsOf(folder)).toMatchObject({ head: 'HEAD' });
  });

  it('leave out tags of files and trees', async () => {
    const { folder, commit, git } = await testRepository();
    commit('one');
    git(['tag', 'a-tree', 'HEAD^{tree}']);
    git(['tag', 'good']);
    expect((await tagsOf(folder)).tags.map(({ name }) => name)).toEqual(['good']);
  });
});

describe('the commits between two tags (3.3)', () => {
  it('are what the newer has and the older has not, newest first, merges included', async () => {
    const { folder, commit, git } = await testRepository();
    commit('feat: old');
    git(['tag', 'v1']);
    git(['checkout', '--quiet', '-b', 'topic']);
    commit('feat: topic\n\nBREAKING CHANGE: all');
    git(['checkout', '--quiet', 'main']);
    commit('fix: main');
    git(['merge', '--quiet', '--no-ff', '-m', "Merge branch 'topic'", 'topic']);
    git(['tag', 'v2']);
    const range = await rangeOf(folder, 'v1', 'v2');
    expect(range.commits.map(({ parents }) => parents)).toEqual([2, 1, 1]);
    const { candidates, skipped } = gitCandidates(range.commits, sha256);
    expect(candidates.map(({ summary }) => summary).sort()).toEqual(['main', 'topic']);
    expect(candidates.find(({ summary }) => summary === 'topic')?.breaking).toBe(true);
    expect(skipped.merges).toBe(1);
    expect(subjects(await rangeOf(folder, '', 'v1'))).toEqual(['feat: old']);
  });

  it('leave out what git revert took back', async () => {
    const { folder, commit, git } = await testRepository();
    commit('chore: begin');
    git(['tag', 'v1']);
    await writeFile(path.join(folder, 'a.txt'), 'a');
    git(['add', 'a.txt']);
    commit('feat: a');
    commit('fix: b');
    git(['revert', '--no-edit', 'HEAD~1']);
    const { candidates } = gitCandidates((await rangeOf(folder, 'v1', 'HEAD')).commits, sha256);
    expect(candidates.map(({ summary }) => summary)).toEqual(['b']);
  });

  it('give a rebased commit the origin that recognises it', async () => {
    const { folder, commit, git } = await testRepository();
    commit('chore: begin');
    git(['tag', 'base']);
    git(['checkout', '--quiet', '-b', 'topic']);
    commit('feat: topic');
    const before = gitCandidates((await rangeOf(folder, 'base', 'topic')).commits, sha256).candidates[0];
    git(['checkout', '--quiet', 'main']);
    commit('fix: main');
    git(['tag', 'newer']);
    git(['checkout', '--quiet', 'topic']);
    git(['rebase', '--quiet', '--keep-empty', 'main']);
    const after = gitCandidates((await rangeOf(folder, 'newer', 'topic')).commits, sha256).candidates[0];
    const [hashBefore, ...identityBefore] = before?.origin.key.split('/') ?? [];
    const [hashAfter, ...identityAfter] = after?.origin.key.split('/') ?? [];
    expect(hashAfter).not.toBe(hashBefore);
    expect(identityAfter).toEqual(identityBefore);
  });

  it('are shown with replacement characters where they are in no known encoding, and counted', async () => {
    const { folder, commit, git } = await testRepository();
    commit('feat: \u00dcber');
    // `git commit` mends such a message, so this one is written as other programs do.
    const facts = git(['cat-file', 'commit', 'HEAD']).split('\n\n')[0] ?? '';
    const raw = Buffer.from(`${facts}\n\nfeat: Gr\u00f6\u00dfe\n`, 'latin1');
    git(['update-ref', 'HEAD', git(['hash-object', '-t', 'commit', '-w', '--stdin'], raw)]);
    const range = await rangeOf(folder, '', 'HEAD');
    expect(range.damaged).toBe(1);
    expect(subjects(range)).toEqual(['feat: Gr\ufffd\ufffde']);
  });

  it('are converted from the encoding that the commit names', async () => {
    const { folder, git, commit } = await testRepository();
    git(['config', 'i18n.commitEncoding', 'ISO-8859-1']);
    commit(Buffer.from('feat: Gr\u00f6\u00dfe', 'latin1'));
    const range = await rangeOf(folder, '', 'HEAD');
    expect(subjects(range)).toEqual(['feat: Gr\u00f6\u00dfe']);
    expect(range.damaged).toBe(0);
  });

  it('say when history is cut off', async () => {
    const { folder, commit, git } = await testRepository();
    for (const name of ['one', 'two', 'three']) commit(name);
    git(['tag', 'v1']);
    const clone = path.join(await temporaryFolder(), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth=2', `file://${folder}`, clone], { stdio: 'pipe' });
    const range = await rangeOf(clone, '', 'v1');
    expect(range.shallow).toBe(true);
    expect(subjects(range)).toEqual(['three', 'two']);
    expect((await tagsOf(clone)).shallow).toBe(true);
  });
});

describe('what can be wrong with a repository or a range', () => {
  const failure = async (folder: string, from: string, to: string, env = search) => {
    const range = await readRange(folder, { from, to }, env, quiet);
    return range.ok ? null : range.error;
  };

  it('is named', async () => {
    const { folder, commit, git } = await testRepository();
    commit('one');
    git(['tag', 'v1']);
    commit('two');
    git(['tag', 'v2']);
    const elsewhere = await temporaryFolder();
    expect(await failure(elsewhere, '', 'v1')).toEqual({
      code: 'sources/not-a-repository',
      params: { path: elsewhere },
    });
    expect(await failure(path.join(elsewhere, 'gone'), '', 'v1')).toMatchObject({
      code: 'sources/not-a-repository',
    });
    expect(await failure(folder, 'v1', 'v9')).toEqual({ code: 'sources/unknown-ref', params: { ref: 'v9' } });
    expect(await failure(folder, 'v9', 'v1')).toEqual({ code: 'sources/unknown-ref', params: { ref: 'v9' } });
    expect(await failure(folder, '', 'v1\0')).toMatchObject({ code: 'sources/unknown-ref' });
    expect(await failure(folder, 'v2', 'v1')).toMatchObject({ code: 'sources/range-reversed' });
    expect(await failure(folder, 'v1', 'v1')).toBeNull();
  });

  it('may be that Git is not installed', async () => {
    const { folder } = await testRepository();
    const without = { env: { PATH: './bin:relative' }, platform: 'aix' as const };
    expect(await failure(folder, '', 'v1', without as never)).toEqual({ code: 'sources/git-missing' });
    expect(await listTags(folder, without)).toEqual({ ok: false, error: { code: 'sources/git-missing' } });
  });

  it('may be that an object is gone', async () => {
    const { folder, commit } = await testRepository();
    const first = commit('one');
    commit('two');
    await rm(path.join(folder, '.git/objects', first.slice(0, 2), first.slice(2)));
    expect(await failure(folder, '', 'HEAD')).toMatchObject({ code: 'sources/git-failed' });
  });

  it('ends when the reader is no longer interested', async () => {
    const { folder, commit } = await testRepository();
    commit('one');
    const controller = new AbortController();
    const onProgress = (): void => {
      controller.abort();
    };
    const aborted = await readRange(folder, { from: '', to: 'HEAD' }, search, {
      signal: AbortSignal.abort(),
      onProgress,
    });
    expect(aborted).toEqual({ ok: false, error: { code: 'sources/cancelled' } });
  });
});

describe('a hostile repository', () => {
  it.each(['--output=pwned', '-x', '--exec=touch pwned', '$(touch pwned)', '--upload-pack=touch'])(
    'can call a tag %j and nothing but that tag is meant',
    async (name) => {
      const { folder, commit, git } = await testRepository();
      const hash = commit('one');
      git(['tag', 'plain']);
      const ref = name.replaceAll(' ', '');
      git(['update-ref', `refs/tags/${ref}`, hash]);
      git(['update-ref', `refs/heads/${ref}`, hash]);
      git(['symbolic-ref', 'HEAD', `refs/heads/${ref}`]);
      const tags = await tagsOf(folder);
      expect(tags.tags.map((tag) => tag.name)).toContain(ref);
      // Git itself says `heads/…` where a tag has the same name.
      expect(tags.head).toBe(`heads/${ref}`);
      expect(subjects(await rangeOf(folder, '', tags.head))).toEqual(['one']);
      expect(subjects(await rangeOf(folder, '', ref))).toEqual(['one']);
      expect(await rangeOf(folder, ref, ref)).toMatchObject({ commits: [] });
      expect(existsSync(path.join(folder, 'pwned'))).toBe(false);
      expect(existsSync('pwned')).toBe(false);
    },
  );

  it('runs none of the programs that its settings name', async () => {
    const { folder, commit, git } = await testRepository();
    commit('one');
    git(['tag', 'v1']);
    const signed = git(['cat-file', 'commit', 'HEAD']).replace(
      /\n\n/,
      '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n',
    );
    const hash = git(['hash-object', '-t', 'commit', '-w', '--stdin'], `${signed}\n`);
    git(['update-ref', 'HEAD', hash]);
    const marker = path.join(folder, 'pwned');
    const program = path.join(folder, 'evil.sh');
    await writeFile(program, `#!/bin/sh\necho "$0 $*" >> '${marker}'\n`);
    await chmod(program, 0o755);
    const evil = [
      `[core]\n\tfsmonitor = ${program}\n\tpager = ${program}\n\tsshCommand = ${program}\n\taskPass = ${program}`,
      `\thooksPath = ${folder}\n\teditor = ${program}\n\talternateRefsCommand = ${program}`,
      `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${program}\n[pager]\n\tlog = ${program}\n\ttag = ${program}`,
      `[diff]\n\texternal = ${program}\n[alias]\n\tlog = !${program}\n\trev-parse = !${program}`,
      `[credential]\n\thelper = ${program}\n[uploadpack]\n\tpackObjectsHook = ${program}\n`,
    ];
    await appendFile(path.join(folder, '.git/config'), evil.join('\n'));
    expect(subjects(await rangeOf(folder, '', 'HEAD'))).toEqual(['one']);
    await tagsOf(folder);
    expect(existsSync(marker)).toBe(false);
  });

  it('fetches no missing object through a program of its choice', async () => {
    const { folder, commit, git } = await testRepository();
    const first = commit('one');
    commit('two');
    await rm(path.join(folder, '.git/objects', first.slice(0, 2), first.slice(2)));
    const marker = path.join(folder, 'pwned');
    git(['config', 'core.repositoryFormatVersion', '1']);
    git(['config', 'extensions.partialClone', 'origin']);
    git(['config', 'remote.origin.url', `ext::touch ${marker}`]);
    git(['config', 'remote.origin.promisor', 'true']);
    git(['config', 'protocol.ext.allow', 'always']);
    await readRange(folder, { from: '', to: 'HEAD' }, search, quiet);
    expect(existsSync(marker)).toBe(false);
  });

  it('is not mistaken for another one by what our own surroundings say', async () => {
    const own = await testRepository();
    own.commit('own');
    const other = await testRepository();
    other.commit('other');
    const misled = {
      ...search,
      env: { ...search.env, GIT_DIR: path.join(other.folder, '.git'), GIT_TRACE: '1' },
    };
    const range = await readRange(own.folder, { from: '', to: 'HEAD' }, misled, quiet);
    expect(range.ok && subjects(range.value)).toEqual(['own']);
  });

  it('is not shown with its objects replaced', async () => {
    const { folder, commit, git } = await testRepository();
    const real = commit('real');
    const fake = commit('fake');
    git(['replace', real, fake]);
    expect(subjects(await rangeOf(folder, '', real))).toEqual(['real']);
  });
});

describe('a long history', () => {
  it('of 20,000 commits streams in a few seconds, with progress', async () => {
    const { folder, git } = await testRepository();
    const message = 'feat(api): add a thing (#12)\n\nSome words about it.\n\nRefs: #34\n';
    const commits = Array.from(
      { length: 20_000 },
      (_, i) =>
        `commit refs/heads/main\nmark :${i + 1}\ncommitter A <a@b.c> ${1_700_000_000 + i} +0000\ndata ${message.length}\n${message}`,
    );
    git(['fast-import', '--quiet'], commits.join('\n'));
    const seen: number[] = [];
    const start = performance.now();
    const range = await readRange(folder, { from: '', to: 'main' }, search, {
      onProgress: (done, total) => {
        expect(total).toBe(20_000);
        seen.push(done);
      },
    });
    const candidates = range.ok ? gitCandidates(range.value.commits, sha256).candidates : [];
    expect(performance.now() - start).toBeLessThan(linearBudget);
    expect(candidates).toHaveLength(20_000);
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.at(-1)).toBe(20_000);
  });

  it('can be stopped in the middle', async () => {
    const { folder, git } = await testRepository();
    const commits = Array.from(
      { length: 3000 },
      (_, i) =>
        `commit refs/heads/main\nmark :${i + 1}\ncommitter A <a@b.c> ${1_700_000_000 + i} +0000\ndata 3\nx${i % 10}y\n`,
    );
    git(['fast-import', '--quiet'], commits.join(''));
    const controller = new AbortController();
    const range = await readRange(folder, { from: '', to: 'main' }, search, {
      signal: controller.signal,
      onProgress: () => {
        controller.abort();
      },
    });
    expect(range).toEqual({ ok: false, error: { code: 'sources/cancelled' } });
  });
});
