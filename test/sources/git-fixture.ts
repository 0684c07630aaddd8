import { execFileSync } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for one test, removed after it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'imprimatur-sources-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Who commits, and nothing of what the machine's own Git is set to. */
const surroundings: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

/** A real repository that a test makes with Git itself. */
export interface TestRepository {
  readonly folder: string;
  /** Runs Git in it and gives back what it says. */
  readonly git: (args: readonly string[], input?: string | Buffer) => string;
  /** Commits nothing but a message; every commit is a minute later. Gives its hash. */
  readonly commit: (message: string | Buffer) => string;
}

/** Makes an empty repository. */
export async function testRepository(): Promise<TestRepository> {
  const folder = await temporaryFolder();
  let minute = 0;
  const git = (args: readonly string[], input: string | Buffer = ''): string => {
    const at = `2026-01-01T00:${String(minute % 60).padStart(2, '0')}:00Z`;
    const env = { ...surroundings, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
    return execFileSync('git', ['-C', folder, ...args], { env, input, stdio: 'pipe' })
      .toString()
      .trim();
  };
  git(['init', '--quiet', '--initial-branch=main']);
  return {
    folder,
    git,
    commit: (message) => {
      minute += 1;
      git(
        ['commit', '--quiet', '--allow-empty', '--allow-empty-message', '--cleanup=verbatim', '-F', '-'],
        message,
      );
      return git(['rev-parse', 'HEAD']);
    },
  };
}

/** Where Git is looked for in tests, without a home whose settings could matter. */
export const search = {
  env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
  platform: process.platform,
};

/**
 * Milliseconds that linear work on our largest inputs may take on a busy machine. It takes a tenth of this when the
 * machine is idle; anything quadratic in 5 MB takes hours.
 */
export const linearBudget = 15_000;
