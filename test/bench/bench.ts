import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { resolveElectron, type Runtime } from '../../build/electron-runtime.mjs';
import { samplePassphrase } from '../../electron/sample/sample-people';
import { writeSample } from '../../electron/sample/write-sample';
import { ask } from '../e2e/support/workspace';
import { startReferenceServer } from '../endpoint/reference-server';
import { bundleWriting } from './bundle-writing';
import { journalAppend } from './journal-append';
import { benchPassphrase, writeLargeWorkspace, writeNoteWorkspace } from './large-workspace';
import { longestTasks, watchTasks } from './long-tasks';
import type { RatioFigure } from './ratio';
import { startTime } from './start-time';
import { typing } from './typing';
import { openWindow, unlockAs } from './window';

/** A figure that is no ratio: the longest task in a process, in milliseconds. */
interface TaskFigure {
  readonly name: string;
  readonly longest: number;
  readonly limit: number;
}

const root = process.cwd();
const only = process.argv[2];
const wants = (name: string): boolean => only === undefined || only === name;

async function measureTyping(runtime: Runtime, scratch: string): Promise<RatioFigure> {
  const note = await writeNoteWorkspace(path.join(scratch, 'note'));
  const ours = await openWindow(runtime, root, [note.workspace, `--user-data-dir=${note.userData}`]);
  await unlockAs(ours.page, benchPassphrase);
  await ours.page
    .getByRole('row', { name: /Ledger/ })
    .first()
    .click();
  await ours.page.locator('.write-section[data-section="summary"] p').nth(100).click();
  const bareApp = path.join(root, 'test/bench/bare-editor');
  const bare = await openWindow(runtime, bareApp, [`--user-data-dir=${path.join(scratch, 'bare-editor')}`], {
    BARE_EDITOR_PAGE: path.join(root, '.cache/bench/bare-editor'),
  });
  await bare.page.locator('p').nth(100).click();
  const figure = await typing(ours.page, bare.page);
  await ours.app.close();
  await bare.app.close();
  return figure;
}

async function measureFolding(runtime: Runtime, scratch: string): Promise<readonly TaskFigure[]> {
  const large = await writeLargeWorkspace(path.join(scratch, 'folding'), 1000);
  const { app, page } = await openWindow(runtime, root, [`--user-data-dir=${large.userData}`]);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await watchTasks(app, page);
  const [recent] = (await ask(page, 'workspace.recent', {})) as { id: string }[];
  await ask(page, 'workspace.openRecent', { id: recent?.id ?? '' });
  await page.getByRole('row').first().waitFor();
  const { main, renderer } = await longestTasks(app, page);
  await app.close();
  return taskFigures('opening and folding 20,000 entries', main, renderer);
}

function taskFigures(what: string, main: number, renderer: number): readonly TaskFigure[] {
  return [
    { name: `longest task of the main process while ${what}`, longest: main, limit: 50 },
    { name: `longest task of the window while ${what}`, longest: renderer, limit: 50 },
  ];
}

async function measurePublishing(runtime: Runtime, scratch: string): Promise<readonly TaskFigure[]> {
  const userData = path.join(scratch, 'sample-profile');
  await mkdir(userData, { recursive: true });
  const sample = await writeSample(path.join(scratch, 'Sample.imprimatur'), userData);
  if (!sample.ok) throw new Error(sample.error.code);
  const server = await startReferenceServer({ folder: path.join(scratch, 'endpoint') });
  const { app, page } = await openWindow(runtime, root, [
    sample.value.workspace,
    `--user-data-dir=${userData}`,
  ]);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await unlockAs(page, samplePassphrase, 'Nadia Benali');
  await page
    .getByRole('row', { name: /2\.7\.0/ })
    .first()
    .click();
  await page.getByRole('tab', { name: 'Export' }).click();
  const file = path.join(scratch, 'bench-export.zip');
  await app.evaluate(({ dialog }, chosen) => {
    const answer: unknown = async () => ({ canceled: false, filePath: chosen });
    Object.assign(dialog, { showSaveDialog: answer });
  }, file);
  await page.getByRole('button', { name: 'Export bundle …' }).waitFor();
  await watchTasks(app, page);
  await page.getByRole('button', { name: 'Export bundle …' }).click();
  await page.getByText('Verify it anywhere with:').waitFor();
  const exporting = await longestTasks(app, page);
  const endpoint = { name: 'Bench', url: server.url, auth: 'none' as const, indexExpiryDays: 30 };
  const saved = (await ask(page, 'endpoint.save', { id: null, endpoint, parents: [] })) as {
    id: string;
  };
  const [release] = ((await ask(page, 'releases.list', {})) as { id: string; version: string }[]).filter(
    ({ version }) => version === '2.7.0',
  );
  await ask(page, 'publishing.enqueue', { release: release?.id ?? '', endpoint: saved.id });
  await page.getByText('Published', { exact: true }).first().waitFor();
  const publishing = await longestTasks(app, page);
  await app.close();
  await server.stop();
  return [
    ...taskFigures('exporting', exporting.main, exporting.renderer),
    ...taskFigures('exporting and publishing', publishing.main, publishing.renderer),
  ];
}

function ratioRow({ name, ours, baseline, unit, ratio, limit }: RatioFigure): string {
  const met = ratio <= limit ? 'met' : '**missed**';
  return `| ${name} | ${ours.toFixed(2)} ${unit} | ${baseline.toFixed(2)} ${unit} | ${ratio.toFixed(2)}× | ${limit}× | ${met} |`;
}

function taskRow({ name, longest, limit }: TaskFigure): string {
  // The browser reports no task below 50 ms.
  const shown = longest === 0 ? '< 50 ms' : `${longest.toFixed(0)} ms`;
  return `| ${name} | ${shown} | – | – | ${limit} ms | ${longest <= limit ? 'met' : '**missed**'} |`;
}

const scratch = await mkdtemp(path.join(os.tmpdir(), 'imprimatur-bench-'));
try {
  const runtime = await resolveElectron();
  const ratios: RatioFigure[] = [];
  const tasks: TaskFigure[] = [];
  if (wants('append')) ratios.push(await journalAppend(await mkdtemp(path.join(root, '.cache', 'append-'))));
  if (wants('bundle')) ratios.push(await bundleWriting(path.join(scratch, 'bundle')));
  if (wants('start')) {
    const large = await writeLargeWorkspace(path.join(scratch, 'large'), 1000);
    ratios.push(await startTime(runtime, root, large, scratch));
  }
  if (wants('typing')) ratios.push(await measureTyping(runtime, scratch));
  if (wants('tasks')) {
    tasks.push(...(await measureFolding(runtime, scratch)), ...(await measurePublishing(runtime, scratch)));
  }
  const cpus = os.cpus();
  const machine = `${cpus.length} cores (${cpus[0]?.model ?? 'unknown'}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.platform()}, Node ${process.versions.node}, Electron ${runtime.version}`;
  const head = '| figure | ours | baseline | ratio | limit | |\n|---|---|---|---|---|---|';
  const rows = [head, ...ratios.map(ratioRow), ...tasks.map(taskRow)];
  process.stdout.write(`\n${machine}\n\n${rows.join('\n')}\n`);
  await mkdir(path.join(root, '.cache/reports'), { recursive: true });
  await writeFile(
    path.join(root, '.cache/reports/bench.json'),
    JSON.stringify({ machine, ratios, tasks }, null, 2),
  );
} finally {
  await rm(scratch, { recursive: true, force: true });
}
