#!/usr/bin/env node
// The `imprimatur` command of this checkout: plain Node, no Electron. Builds itself when it has to, with progress on
// stderr, so that stdout holds the answer and nothing else.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { compile } from '../compile.mjs';
import { installDependencies, requireNode } from '../dependencies.mjs';
import { outDir } from '../paths.mjs';
import { runScript } from '../say.mjs';

await runScript(async () => {
  requireNode();
  await installDependencies();
  await compile(['cli']);
  return runCommand(process.argv.slice(2));
});

/**
 * Runs in a process of its own: a program that was just built starts with a clean slate, and its exit status is ours.
 *
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function runCommand(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(outDir, 'cli', 'imprimatur.mjs'), ...args], {
      stdio: 'inherit',
    });
    // The terminal sends Ctrl+C to both; the command decides what it means and we report its end.
    const wait = () => undefined;
    process.on('SIGINT', wait);
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
