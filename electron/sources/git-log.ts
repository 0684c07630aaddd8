import { isUtf8 } from 'node:buffer';
import { ok, type Result } from '../../shared/result';
import type { GitCommit } from '../../shared/sources/git-candidates';
import { gitFailure, type Git } from './git-process';
import { nulFields } from './nul-fields';

/** Commits as they were read, newest first and children before parents. */
export interface CommitLog {
  readonly commits: readonly GitCommit[];
  /** Commits with bytes that are no UTF-8, although Git converted what says its encoding. */
  readonly damaged: number;
}

export interface ReadLogOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called now and then with the number of commits read so far. */
  readonly onProgress: (done: number) => void;
}

/** Name, parents, author's address and time, whole message. Each ends with NUL, which no field can hold. */
const format = '%H%x00%P%x00%ae%x00%at%x00%B';
const fieldCount = 5;
const progressEvery = 500;

/** Everything that the repository's settings could add to the output, or run to make it, is turned off by name. */
const logOptions: readonly string[] = [
  '-z',
  `--format=tformat:${format}`,
  '--topo-order',
  '--encoding=UTF-8',
  '--no-color',
  '--no-decorate',
  '--no-mailmap',
  '--no-notes',
  '--no-patch',
  '--no-show-signature',
  '--no-textconv',
  '--no-ext-diff',
];

/**
 * Reads the commits that `to` has and `from` has not.
 * @param from full object name, or '' for the whole history.
 * @param to full object name.
 */
export async function readLog(
  git: Git,
  { folder, from, to }: { readonly folder: string; readonly from: string; readonly to: string },
  { signal, onProgress }: ReadLogOptions,
): Promise<Result<CommitLog>> {
  const commits: GitCommit[] = [];
  let damaged = 0;
  let fields: Buffer[] = [];
  const onOutput = nulFields((field) => {
    fields.push(field);
    if (fields.length < fieldCount) return;
    if (!fields.every((bytes) => isUtf8(bytes))) damaged += 1;
    commits.push(commitOf(fields.map((bytes) => bytes.toString('utf8'))));
    fields = [];
    if (commits.length % progressEvery === 0) onProgress(commits.length);
  });
  const range = from === '' ? [to] : [to, `^${from}`];
  const exit = await git.stream(['log', ...logOptions, ...range, '--'], { signal, onOutput });
  if (!exit.ok) return exit;
  if (exit.value.code !== 0) return gitFailure(exit.value, folder);
  onProgress(commits.length);
  return ok({ commits, damaged });
}

function commitOf([
  hash = '',
  parents = '',
  authorEmail = '',
  seconds = '',
  message = '',
]: readonly string[]): GitCommit {
  return {
    hash,
    parents: parents === '' ? 0 : parents.split(' ').length,
    authorEmail,
    authoredAt: instantOf(seconds),
    message,
  };
}

/** Seconds since 1970 as RFC 3339; what no calendar knows counts as 1970, as with Git itself. */
export function instantOf(seconds: string): string {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}
