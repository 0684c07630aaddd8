import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A child process that says something line by line. */
export interface ScriptRun {
  readonly process: ChildProcess;
  /** The next line of its output; undefined at the end. */
  readonly nextLine: () => Promise<string | undefined>;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
}

/** A program of ours that plain Node can run. */
export interface CompiledScript {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/**
 * Compiles a TypeScript program of ours, its packages left outside, into one file that plain Node runs. It lies below
 * `node_modules`, so that the packages are found.
 */
export async function compileScript(entry: URL): Promise<CompiledScript> {
  const cache = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url));
  await mkdir(cache, { recursive: true });
  const outDir = await mkdtemp(path.join(cache, 'test-script-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(entry),
      outDir,
      emptyOutDir: false,
      target: 'node20.18',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'script.mjs', format: 'esm' } },
    },
  });
  return { path: path.join(outDir, 'script.mjs'), remove: () => rm(outDir, { recursive: true }) };
}

/** Starts a compiled program. */
export function runScript(script: CompiledScript, args: readonly string[]): ScriptRun {
  const child = spawn(process.execPath, [script.path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  return {
    process: child,
    nextLine: async () => {
      const next = await lines.next();
      return next.done ? undefined : next.value;
    },
    ended,
  };
}
