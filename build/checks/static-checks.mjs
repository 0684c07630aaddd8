import { run } from '../child.mjs';
import { root } from '../paths.mjs';
import { duration, say } from '../say.mjs';
import { binary } from './binary.mjs';

/**
 * How many checks went well and how many did not.
 *
 * @typedef {{ readonly passed: number, readonly failed: number }} Tally
 */

const layers = ['shared', 'electron', 'renderer', 'test', 'build'];

/** @type {readonly { readonly name: string, readonly command: readonly string[] }[]} the slowest first */
const checks = [
  { name: 'lint', command: ['eslint', '.'] },
  ...layers.map((layer) => ({ name: `types of ${layer}/`, command: ['tsc', '-p', layer] })),
  {
    name: 'layers',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'electron', 'renderer', 'shared'],
  },
  { name: 'unused code', command: ['knip'] },
  { name: 'formatting', command: ['prettier', '--check', '--log-level=warn', '.'] },
];

/**
 * Everything that can be said about the code without running it. Two at a time, as that is how many processors the
 * smallest machine has that we care about.
 *
 * @returns {Promise<Tally>}
 */
export async function runStaticChecks() {
  const waiting = [...checks];
  let passed = 0;
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (await runCheck(check)) passed += 1;
    }
  };
  await Promise.all([worker(), worker()]);
  return { passed, failed: checks.length - passed };
}

/** @param {(typeof checks)[number]} check */
async function runCheck({ name, command }) {
  const started = Date.now();
  const [tool = '', ...args] = command;
  const { status, output } = await run(process.execPath, [await binary(tool), ...args], { cwd: root });
  const time = duration(Date.now() - started);
  if (status === 0) say(`${name}: ok (${time})`);
  else say(`${name}: FAILED (${time}); "npx ${command.join(' ')}" says\n${output.trim()}`);
  return status === 0;
}
