import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../child.mjs';
import { localCacheDir, root } from '../paths.mjs';
import { say } from '../say.mjs';
import { binary } from './binary.mjs';

/** @typedef {import('./static-checks.mjs').Tally} Tally */

const unitReport = join(localCacheDir, 'reports', 'unit.json');
/** Named again in playwright.config.ts, so that a run by hand writes the same one. */
const e2eReport = join(localCacheDir, 'reports', 'e2e.json');

/**
 * Unit and integration tests.
 *
 * @param {readonly string[]} filters paths, or switches of Vitest
 * @returns {Promise<Tally>}
 */
export function runUnitTests(filters) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
  return runTests('vitest', ['run', ...reporters, ...filters], unitReport, tallyOfVitest);
}

/**
 * Tests on the real window.
 *
 * @param {readonly string[]} filters paths, or switches of Playwright
 * @returns {Promise<Tally>}
 */
export function runEndToEndTests(filters) {
  return runTests('playwright', ['test', ...filters], e2eReport, tallyOfPlaywright);
}

/**
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {string} report
 * @param {(report: any) => Tally} tallyOf
 * @returns {Promise<Tally>}
 */
async function runTests(tool, args, report, tallyOf) {
  await rm(report, { force: true });
  const { status } = await run(process.execPath, [await binary(tool), ...args], { cwd: root, show: true });
  const text = await readFile(report, 'utf8').catch(() => undefined);
  const tally = text === undefined ? { passed: 0, failed: 0 } : tallyOf(JSON.parse(text));
  // A runner that fails beside its tests (a crash, an unhandled error, no test at all) has failed too.
  if (status === 0 || tally.failed > 0) return tally;
  say(`${tool} ended with status ${status} although none of its tests failed`);
  return { ...tally, failed: 1 };
}

/**
 * Counts what Vitest reports. A test that was left out counts as failed, and so does a file that could not be loaded:
 * neither shows that anything works.
 *
 * @param {{ numPassedTests: number, numTotalTests: number, testResults: readonly { status: string, assertionResults: readonly unknown[] }[] }} report
 * @returns {Tally}
 */
export function tallyOfVitest({ numPassedTests, numTotalTests, testResults }) {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + unloaded.length };
}

/**
 * Counts what Playwright reports, in the same way. A test that passed at its second try only has failed.
 *
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: readonly unknown[] }} report
 * @returns {Tally}
 */
export function tallyOfPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}
