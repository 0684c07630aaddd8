import { compile } from '../../../build/compile.mjs';
import { openDisplay } from '../../../build/display.mjs';
import { resolveElectron } from '../../../build/electron-runtime.mjs';

/** The variable that tells the workers which Electron to start; set once here, for finding it may mean fetching it. */
export const executableVariable = 'IMPRIMATUR_ELECTRON';

/**
 * Makes `npx playwright test` work by itself: builds what changed, finds Electron, opens a display where there is
 * none. Returns what Playwright calls at the end.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await compile(['main', 'engine', 'preload', 'renderer', 'cli']);
  const runtime = await resolveElectron();
  const display = await openDisplay();
  Object.assign(process.env, { [executableVariable]: runtime.executable }, display.env);
  return display.stop;
}
