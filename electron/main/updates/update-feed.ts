import type { NoUpdatesReason } from '../../../shared/updates/update-state';

/** What decides whether this installation can update itself. */
export interface Installation {
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  /** Path of the AppImage that runs; only that kind of Linux package replaces itself. */
  readonly appImage: string | undefined;
  /** Text of the package's `app-update.yml`; a package made without a feed has none. */
  readonly updateConfig: string | undefined;
  /** A feed that a developer named for an unpackaged start. */
  readonly developmentFeed: string | undefined;
}

/** The feed to ask, or why there is none. */
export type UpdateFeed =
  | { readonly isSupported: true; readonly url: string }
  | { readonly isSupported: false; readonly reason: NoUpdatesReason };

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

function configuredUrl(updateConfig: string | undefined): string | undefined {
  const line = /^url:\s*['"]?(?<url>[^\s'"]+)['"]?\s*$/m.exec(updateConfig ?? '');
  return line?.groups?.['url'];
}

/** Whether a feed may be asked: https always, plain http only of this very machine and only in development (S27). */
export function isAllowedFeed(address: string | undefined, isPackaged: boolean): address is string {
  if (address === undefined || !URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (protocol === 'https:') return true;
  return !isPackaged && protocol === 'http:' && loopbackHosts.has(hostname);
}

/** Finds the feed of an installation. */
export function updateFeed(installation: Installation): UpdateFeed {
  const { isPackaged, platform, appImage } = installation;
  if (!isPackaged && installation.developmentFeed === undefined) {
    return { isSupported: false, reason: 'not-packaged' };
  }
  // deb packages belong to the system's package manager, and an unpacked folder to whoever unpacked it.
  if (isPackaged && platform === 'linux' && appImage === undefined) {
    return { isSupported: false, reason: 'other-installer' };
  }
  const url = isPackaged ? configuredUrl(installation.updateConfig) : installation.developmentFeed;
  return isAllowedFeed(url, isPackaged)
    ? { isSupported: true, url }
    : { isSupported: false, reason: 'no-feed' };
}
