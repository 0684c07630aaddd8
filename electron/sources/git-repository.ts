import path from 'node:path';
import { err, ok, type Result } from '../../shared/result';
import { orderTags, suggestRange, type GitTag } from '../../shared/sources/tag-order';
import type { GitTags } from '../../shared/sources/view';
import type { ProgramSearch } from './find-git';
import { instantOf, readLog, type CommitLog } from './git-log';
import { gitFailure, openGit, type Git } from './git-process';
import { nulFields } from './nul-fields';

/** More commits than this between two versions are more than anybody will go through. */
export const commitLimit = 100_000;

/** Commits of a range, and what a reader must know about them. */
export interface GitRange extends CommitLog {
  /** Whether history is cut off: then commits before the cut are missing from the range. */
  readonly shallow: boolean;
}

export interface ReadRangeOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * The tags of the repository in (or above) a folder. A repository without tags is no failure: the list is empty.
 * Fails with `sources/git-missing`, `sources/not-a-repository`, `sources/repository-of-another-user` or
 * `sources/git-failed` (`detail`: Git's words).
 */
export async function listTags(folder: string, search: ProgramSearch): Promise<Result<GitTags>> {
  const git = await openGit(folder, search);
  if (!git.ok) return git;
  const facts = await repositoryFacts(git.value);
  if (!facts.ok) return facts;
  const tags = await readTags(git.value, folder);
  if (!tags.ok) return tags;
  const ordered = orderTags(tags.value);
  const head = await headOf(git.value);
  return ok({ ...facts.value, tags: ordered, head, suggestion: suggestRange(ordered) });
}

/**
 * Reads the commits after `from` up to `to`; '' as `from` means from the beginning. Both are what Git understands as
 * a revision, a tag of that name first. Fails as {@link listTags} does, and with `sources/unknown-ref` (`ref`),
 * `sources/range-reversed` (`from`, `to`), `sources/too-many-commits` (`limit`) or `sources/cancelled`.
 */
export async function readRange(
  folder: string,
  range: { readonly from: string; readonly to: string },
  search: ProgramSearch,
  { signal, onProgress }: ReadRangeOptions,
): Promise<Result<GitRange>> {
  const opened = await openGit(folder, search);
  if (!opened.ok) return opened;
  const git = opened.value;
  const facts = await repositoryFacts(git);
  if (!facts.ok) return facts;
  const to = await commitNamed(git, range.to, signal);
  if (!to.ok) return to;
  const from = range.from === '' ? ok('') : await commitNamed(git, range.from, signal);
  if (!from.ok) return from;
  const ends = { folder, from: from.value, to: to.value };
  const total = await countCommits(git, ends, signal);
  if (!total.ok) return total;
  if (total.value > commitLimit) return err('sources/too-many-commits', { limit: commitLimit });
  if (total.value === 0 && (await isReversed(git, ends))) return err('sources/range-reversed', { ...range });
  const progress = (done: number): void => {
    onProgress(done, total.value);
  };
  const log = await readLog(git, ends, { signal, onProgress: progress });
  return log.ok ? ok({ ...log.value, shallow: facts.value.shallow }) : log;
}

async function repositoryFacts(git: Git): Promise<Result<Pick<GitTags, 'repository' | 'shallow'>>> {
  const answer = await git.text(['rev-parse', '--is-shallow-repository', '--absolute-git-dir']);
  if (!answer.ok) return answer;
  const [shallow = '', gitFolder = ''] = answer.value.split('\n');
  const repository = path.basename(gitFolder) === '.git' ? path.dirname(gitFolder) : gitFolder;
  return ok({ repository, shallow: shallow === 'true' });
}

/** The full name of the commit that a revision stands for. A tag outranks a branch of the same name. */
async function commitNamed(git: Git, ref: string, signal?: AbortSignal): Promise<Result<string>> {
  // A NUL can't be passed to a program, and nothing that Git knows holds one.
  const candidates = ref.includes('\0') ? [] : [`refs/tags/${ref}^{commit}`, `${ref}^{commit}`];
  for (const candidate of candidates) {
    const answer = await git.text(
      ['rev-parse', '--verify', '--quiet', '--end-of-options', candidate],
      signal,
    );
    const name = answer.ok ? answer.value.trim() : '';
    if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name)) return ok(name);
    if (!answer.ok && answer.error.code !== 'sources/git-failed') return answer;
  }
  return err('sources/unknown-ref', { ref: ref.slice(0, 200) });
}

interface RangeEnds {
  readonly folder: string;
  readonly from: string;
  readonly to: string;
}

async function countCommits(
  git: Git,
  { from, to }: RangeEnds,
  signal?: AbortSignal,
): Promise<Result<number>> {
  const range = from === '' ? [to] : [to, `^${from}`];
  const answer = await git.text(
    ['rev-list', '--count', `--max-count=${commitLimit + 1}`, ...range, '--'],
    signal,
  );
  return answer.ok ? ok(Number(answer.value.trim())) : answer;
}

/** Whether the range is empty because its ends were swapped. */
async function isReversed(git: Git, { from, to }: RangeEnds): Promise<boolean> {
  if (from === '' || from === to) return false;
  return (await git.text(['merge-base', '--is-ancestor', to, from])).ok;
}

const tagFormat = '%(refname:strip=2)%00%(objecttype)%00%(*objecttype)%00%(creatordate:unix)%00';
const tagFields = 4;

/** Tags of commits. A name that is no UTF-8 can't be asked for again and is left out. */
async function readTags(git: Git, folder: string): Promise<Result<readonly GitTag[]>> {
  const tags: GitTag[] = [];
  let fields: string[] = [];
  const onOutput = nulFields((field) => {
    fields.push(field.toString('utf8').replace(/^\n/, ''));
    if (fields.length < tagFields) return;
    const [name = '', type = '', inner = '', seconds = ''] = fields;
    fields = [];
    const ofCommit = type === 'commit' || (type === 'tag' && (inner === 'commit' || inner === 'tag'));
    if (ofCommit && !name.includes('\ufffd'))
      tags.push({ name, at: seconds === '' ? '' : instantOf(seconds) });
  });
  const exit = await git.stream(['for-each-ref', `--format=${tagFormat}`, 'refs/tags'], { onOutput });
  if (!exit.ok) return exit;
  return exit.value.code === 0 ? ok(tags) : gitFailure(exit.value, folder);
}

/** The branch that is checked out, `HEAD` if it is none, '' if there is no commit yet. */
async function headOf(git: Git): Promise<string> {
  const commit = await git.text(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (!commit.ok) return '';
  const branch = await git.text(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return branch.ok ? branch.value.trim() : 'HEAD';
}
