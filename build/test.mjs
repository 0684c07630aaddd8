import { installDependencies, requireNode } from './dependencies.mjs';
import { hasDisplay } from './display.mjs';
import { CannotContinue, duration, runScript, say } from './say.mjs';
import { ensureSystemPackages, needs } from './system-packages.mjs';

/** @typedef {import('./checks/static-checks.mjs').Tally} Tally */

/**
 * A part of `npm test`.
 *
 * @typedef {object} Part
 * @property {string} what
 * @property {(filters: readonly string[]) => Promise<Tally>} run sets up what it needs, then runs
 */

/** @type {Readonly<Record<string, Part>>} in order; `npm test -- e2e` runs one, what follows goes to its runner */
const parts = {
  static: {
    what: 'lint, types, layers, unused code, formatting',
    run: async () => (await import('./checks/static-checks.mjs')).runStaticChecks(),
  },
  unit: {
    what: 'unit and integration tests',
    run: async (filters) => {
      await ensureSystemPackages(needs.tests());
      return (await import('./checks/test-runs.mjs')).runUnitTests(filters);
    },
  },
  e2e: {
    what: 'end-to-end tests on the real window',
    run: async (filters) => {
      await ensureSystemPackages([...needs.window({ hasDisplay: hasDisplay() }), ...needs.tests()]);
      const { resolveElectron } = await import('./electron-runtime.mjs');
      say(`using ${(await resolveElectron()).why}`);
      await (await import('./compile.mjs')).compile();
      return (await import('./checks/test-runs.mjs')).runEndToEndTests(filters);
    },
  },
};

await runScript(async () => {
  const [asked, ...filters] = process.argv.slice(2);
  if (asked !== undefined && parts[asked] === undefined) {
    throw new CannotContinue(`there is no part "${asked}". Parts: ${Object.keys(parts).join(', ')}.`);
  }
  const started = Date.now();
  requireNode();
  await installDependencies();
  const tally = await runParts(asked === undefined ? Object.keys(parts) : [asked], filters);
  say(`finished after ${duration(Date.now() - started)}`);
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
});

/**
 * @param {readonly string[]} names
 * @param {readonly string[]} filters
 * @returns {Promise<Tally>}
 */
async function runParts(names, filters) {
  let total = { passed: 0, failed: 0 };
  for (const name of names) {
    const { passed, failed } = await runPart(name, filters);
    say(`${name}: ${passed} passed, ${failed} failed`);
    total = { passed: total.passed + passed, failed: total.failed + failed };
  }
  return total;
}

/**
 * @param {string} name
 * @param {readonly string[]} filters
 * @returns {Promise<Tally>}
 */
async function runPart(name, filters) {
  const { what, run } = /** @type {Part} */ (parts[name]);
  say(`${name}: ${what}`);
  try {
    return await run(filters);
  } catch (error) {
    if (!(error instanceof CannotContinue)) throw error;
    // What could not be tried has not passed; the other parts still have something to say.
    say(error.message);
    return { passed: 0, failed: 1 };
  }
}
