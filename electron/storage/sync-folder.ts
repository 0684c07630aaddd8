import { open } from 'node:fs/promises';

/**
 * fsync of a folder, so that a name made, renamed or removed in it survives a power cut. Windows can't open a folder
 * for that and needs no such call.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
