import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './child.mjs';
import { installDependencies, requireNode } from './dependencies.mjs';
import { hasDisplay, openDisplay } from './display.mjs';
import { outDir, root } from './paths.mjs';
import { CannotContinue, runScript, say } from './say.mjs';
import { ensureSystemPackages, needs } from './system-packages.mjs';

/** What the app prints when its first screen can be used. */
const readyLine = 'imprimatur: ready';

const program = join(outDir, 'cli', 'imprimatur.mjs');

/** What unlocks everybody in the sample: `samplePassphrase` in `electron/sample/sample-people.ts`, said at every start. */
const samplePassphrase = 'imprimatur sample';

await runScript(async () => {
  const { values, positionals } = parseArgs({
    options: { 'exit-when-ready': { type: 'boolean', default: false }, 'user-data-dir': { type: 'string' } },
    allowPositionals: true,
  });
  requireNode();
  await installDependencies();
  // Modules that need the packages are imported once these are there.
  const { compile } = await import('./compile.mjs');
  const { resolveElectron } = await import('./electron-runtime.mjs');
  await ensureSystemPackages(needs.window({ hasDisplay: hasDisplay() }));
  const runtime = await resolveElectron();
  say(`using ${runtime.why}`);
  await compile();
  const userData = values['user-data-dir'] ?? defaultUserData();
  const [asked] = positionals;
  const workspace = asked ?? (await sampleWorkspace(userData));
  const endpoint = asked === undefined ? await serveSampleEndpoint(workspace) : undefined;
  try {
    return await startApp(runtime, [workspace, `--user-data-dir=${userData}`], values['exit-when-ready']);
  } finally {
    endpoint?.kill();
  }
});

/** The folder that Electron itself would choose for the app's name, so that a packaged app finds the same data. */
function defaultUserData() {
  const home = homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Imprimatur');
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Imprimatur');
  return join(process.env.XDG_CONFIG_HOME || join(home, '.config'), 'Imprimatur');
}

/**
 * The workspace that the app opens on: written once by the command line program, kept as the user leaves it.
 *
 * @param {string} userData
 */
async function sampleWorkspace(userData) {
  const folder = join(userData, 'sample', 'Sample.imprimatur');
  if (!existsSync(join(folder, 'workspace.json'))) {
    say(`writing the sample workspace to ${folder}`);
    const { status, output } = await run(process.execPath, [
      program,
      'sample',
      folder,
      '--profile',
      userData,
    ]);
    if (status !== 0) {
      throw new CannotContinue(`the sample workspace could not be written to ${folder}:\n${output.trim()}`);
    }
  }
  say(`everybody in the sample has the passphrase “${samplePassphrase}”`);
  return folder;
}

/**
 * Serves the endpoint that the sample publishes to, for as long as the app runs. Without it everything else can be tried
 * all the same, so a port that is in use is said and no more.
 *
 * @param {string} workspace
 * @returns {Promise<import('node:child_process').ChildProcess>}
 */
function serveSampleEndpoint(workspace) {
  const folder = workspace.replace(/\.imprimatur$/, '.endpoint');
  // Over its channel the endpoint learns when this script is gone, however it ended.
  const child = spawn(process.execPath, [program, 'endpoint', folder], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(child));
    child.once('close', () => resolve(child));
    child.stdout?.setEncoding('utf8').once('data', (/** @type {string} */ text) => {
      say(text.trim());
      resolve(child);
    });
  });
}

/**
 * Shows the window and waits until it is closed, or until it can be used when that is all that was asked.
 *
 * @param {import('./electron-runtime.mjs').Runtime} runtime
 * @param {readonly string[]} args
 * @param {boolean} exitWhenReady
 * @returns {Promise<number>} exit status
 */
async function startApp(runtime, args, exitWhenReady) {
  const { spawnElectron } = await import('./electron-runtime.mjs');
  const display = await openDisplay();
  if (display.isVirtual) {
    say('this machine has no display, so the window opens on a virtual one, which nobody can see');
  }
  // Where there is no desktop, Chromium complains at length about each service that a desktop would offer.
  const quiet = display.isVirtual ? ['--log-level=3'] : [];
  try {
    const app = spawnElectron(runtime, root, [...args, ...quiet], display.env);
    const { status, wasReady } = await whatBecomesOf(app, exitWhenReady);
    if (!wasReady) await explainFailure(status, runtime.executable);
    return status;
  } finally {
    await display.stop();
  }
}

/**
 * @param {ReturnType<typeof import('./electron-runtime.mjs').spawnElectron>} app
 * @param {boolean} exitWhenReady
 * @returns {Promise<{ status: number, wasReady: boolean }>}
 */
function whatBecomesOf(app, exitWhenReady) {
  return new Promise((resolve, reject) => {
    let wasReady = false;
    let printed = '';
    app.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      process.stdout.write(text);
      printed += text;
      if (wasReady || !printed.includes(readyLine)) return;
      wasReady = true;
      say('the app is open');
      if (exitWhenReady) app.kill();
    });
    app.once('error', reject);
    app.once('close', (code) => {
      const status = code ?? 0;
      resolve({ wasReady, status: wasReady ? (exitWhenReady ? 0 : status) : status || 1 });
    });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => app.kill());
  });
}

/**
 * @param {number} status
 * @param {string} executable
 */
async function explainFailure(status, executable) {
  const { sandboxHint } = await import('./sandbox-hint.mjs');
  const hint = process.getuid?.() === 0 ? undefined : await sandboxHint(executable);
  say(`the app ended before its window could be used (status ${status})`);
  if (hint !== undefined) say(hint);
}
