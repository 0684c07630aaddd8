import { shell } from 'electron';
import { err, ok, type Result } from '../../shared/result';
import { isOpenable } from './openable-address';

/** Opens a link in the user's browser or mail program; anything but https and mailto is refused (S13). */
export async function openExternalLink(address: string): Promise<Result<null>> {
  if (!isOpenable(address)) return err('link/refused', { address: address.slice(0, 200) });
  try {
    await shell.openExternal(new URL(address).href);
    return ok(null);
  } catch {
    return err('link/not-opened', { address: address.slice(0, 200) });
  }
}
