import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Kernel settings under which a normal user's Chromium can't build its sandbox by itself, and the values that mean so.
 *
 * @type {Readonly<Record<string, string>>}
 */
const restrictions = {
  '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1',
  '/proc/sys/kernel/unprivileged_userns_clone': '0',
};

/**
 * What a person can do when this system keeps Electron from starting sandboxed; nothing where that is not the reason.
 * We never start without the sandbox instead.
 *
 * @param {string} executable
 * @param {(file: string) => Promise<string>} [read]
 * @returns {Promise<string | undefined>}
 */
export async function sandboxHint(executable, read = (file) => readFile(file, 'utf8')) {
  const settings = await Promise.all(
    Object.entries(restrictions).map(
      async ([file, value]) => (await read(file).catch(() => '')).trim() === value,
    ),
  );
  if (!settings.includes(true)) return undefined;
  const helper = join(dirname(executable), 'chrome-sandbox');
  return `this system lets only administrators create sandboxes, so give Electron's helper that right once: sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"`;
}
