import { shell } from 'electron';
import { err, ok, type Result } from '../../shared/result';

const openableProtocols = new Set(['https:', 'mailto:']);

/** Whether an address may be handed to the operating system: https with a host and no credentials, or mailto. */
export function isOpenable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (!openableProtocols.has(url.protocol)) return false;
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'mailto:' || url.host !== '';
}

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
