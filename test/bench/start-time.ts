import path from 'node:path';
import { spawnElectron, type Runtime } from '../../build/electron-runtime.mjs';
import type { LargeWorkspace } from './large-workspace';
import { compare, type RatioFigure } from './ratio';

/** Milliseconds from spawning Electron until it says that its first screen can be used; then it is ended. */
function timeToReady(runtime: Runtime, appDir: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawnElectron(runtime, appDir, [...args]);
    let printed = '';
    let took: number | undefined;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (took !== undefined || !printed.includes('imprimatur: ready')) return;
      took = performance.now() - start;
      child.kill();
    });
    child.once('error', reject);
    child.once('close', () => {
      if (took === undefined) reject(new Error(`The app ended before it was ready: ${printed}`));
      else resolve(took);
    });
  });
}

/** Time to an interactive list of 1,000 releases (20,000 entries) against a bare window on the same runtime (1.5×). */
export function startTime(
  runtime: Runtime,
  root: string,
  large: LargeWorkspace,
  scratch: string,
): Promise<RatioFigure> {
  const bare = path.join(root, 'test/bench/bare-window');
  return compare({
    name: 'start to an interactive list of 1,000 releases, 20,000 entries / start of a bare window',
    unit: 'ms',
    limit: 1.5,
    runs: 7,
    warmUps: 2,
    ours: () => timeToReady(runtime, root, [large.workspace, `--user-data-dir=${large.userData}`]),
    baseline: () => timeToReady(runtime, bare, [`--user-data-dir=${path.join(scratch, 'bare-window')}`]),
  });
}
