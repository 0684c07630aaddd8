import { spawn, type ChildProcess } from 'node:child_process';
import { devNull, homedir } from 'node:os';
import { oneLine } from '../../shared/sources/plain-text';
import { err, ok, type Result } from '../../shared/result';
import { findGit, type ProgramSearch } from './find-git';

/** How a run of Git ended. */
export interface GitExit {
  readonly code: number;
  /** What it complained about, in English, at most 4 KB. */
  readonly complaint: string;
}

export interface GitRunOptions {
  readonly signal?: AbortSignal | undefined;
  /** Takes the output as it comes. */
  readonly onOutput: (chunk: Buffer) => void;
}

/** Git, ready to be asked about one repository. Only what reads is ever run. */
export interface Git {
  /** Resolves with whatever exit code; fails with `sources/git-missing` or `sources/cancelled`. */
  readonly stream: (args: readonly string[], options: GitRunOptions) => Promise<Result<GitExit>>;
  /** The whole output of a command that says little. Any exit code but 0 is a failure. */
  readonly text: (args: readonly string[], signal?: AbortSignal) => Promise<Result<string>>;
}

const complaintLimit = 4096;
const textLimit = 8 * 1024 * 1024;

/**
 * Settings that outrank those of the repository. A repository from somebody else is hostile input: its configuration
 * can name programs (file system monitor, hooks, pager, signature checker, transports, credential helpers), and none
 * of them may run because somebody looked at its history.
 */
const settings: readonly string[] = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.pager=cat',
  'core.askPass=',
  'core.sshCommand=false',
  'credential.helper=',
  'protocol.allow=never',
  'log.showSignature=false',
  'gpg.program=false',
  'maintenance.auto=false',
  'gc.auto=0',
];

/**
 * Git's surroundings: nothing of our own `GIT_*` variables (`GIT_DIR` would name another repository), messages in
 * English because they are compared, and no network. `GIT_ALLOW_PROTOCOL` is the one that counts there: a repository
 * may set `protocol.ext.allow`, which outranks `protocol.allow`, and fetch a "missing" object through a program.
 */
export function gitEnvironment(env: ProgramSearch['env']): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(?:GIT_|LC_|LANG)/i.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PAGER: 'cat',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Finds Git for the repository in (or above) a folder. Whether there is one shows at the first question. */
export async function openGit(folder: string, search: ProgramSearch): Promise<Result<Git>> {
  const program = await findGit(search);
  if (!program.ok) return program;
  const env = gitEnvironment(search.env);
  const stream: Git['stream'] = (args, options) =>
    run(program.value, commandLine(folder, args), env, options);
  return ok({
    stream,
    text: async (args, signal) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const onOutput = (chunk: Buffer): void => {
        size += chunk.length;
        if (size <= textLimit) chunks.push(chunk);
      };
      const exit = await stream(args, { signal, onOutput });
      if (!exit.ok) return exit;
      return exit.value.code === 0
        ? ok(Buffer.concat(chunks).toString('utf8'))
        : gitFailure(exit.value, folder);
    },
  });
}

/** What Git's complaint means, as a failure that a person can act on. */
export function gitFailure({ code, complaint }: GitExit, folder: string): Result<never> {
  if (/not a git repository|cannot change to/i.test(complaint)) {
    return err('sources/not-a-repository', { path: folder });
  }
  if (/dubious ownership/i.test(complaint))
    return err('sources/repository-of-another-user', { path: folder });
  if (/xcrun: error|developer path/i.test(complaint)) return err('sources/git-missing');
  const firstLine = complaint.split('\n').find((line) => line.trim() !== '') ?? '';
  return err('sources/git-failed', { code, detail: oneLine(firstLine).slice(0, 300) });
}

function commandLine(folder: string, args: readonly string[]): readonly string[] {
  return [
    '--no-pager',
    '--no-replace-objects',
    '--no-optional-locks',
    '--literal-pathspecs',
    ...settings.flatMap((setting) => ['-c', setting]),
    '-C',
    folder,
    ...args,
  ];
}

function run(
  program: string,
  args: readonly string[],
  env: Record<string, string>,
  { signal, onOutput }: GitRunOptions,
): Promise<Result<GitExit>> {
  if (signal?.aborted === true) return Promise.resolve(err('sources/cancelled'));
  return new Promise((resolve) => {
    // The folder is given with -C: as a working folder it would be where Windows looks for programs first.
    const child = spawn(program, args, {
      cwd: homedir(),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const stopListening = killOnAbort(child, signal);
    let complaint = '';
    child.stdout.on('data', onOutput);
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < complaintLimit) complaint += chunk.toString('utf8');
    });
    child.once('error', () => {
      stopListening();
      resolve(err('sources/git-missing'));
    });
    child.once('close', (code) => {
      stopListening();
      const cancelled = signal?.aborted === true;
      resolve(
        cancelled
          ? err('sources/cancelled')
          : ok({ code: code ?? 128, complaint: complaint.slice(0, complaintLimit) }),
      );
    });
  });
}

function killOnAbort(child: ChildProcess, signal: AbortSignal | undefined): () => void {
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  signal?.addEventListener('abort', kill, { once: true });
  return () => {
    signal?.removeEventListener('abort', kill);
  };
}
