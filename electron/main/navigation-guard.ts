import type { WebContents } from 'electron';
import { appOrigin, previewOrigin } from './content-security-policy';
import { openExternalLink } from './external-links';

/** Whether an address is a page of ours: scheme and host compared as parsed, never as a prefix. */
export function isAppPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return `${url.protocol}//${url.host}` === appOrigin;
}

/** Whether a frame may show this address: a rendered output, or the empty page that a frame starts with. */
export function isPreviewPage(address: string): boolean {
  if (address === 'about:blank' || address === 'about:srcdoc') return true;
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return `${url.protocol}//${url.host}` === previewOrigin;
}

/** Keeps the window on our own pages: no navigation elsewhere, no new window, no webview (S11, S12, S16). */
export function guardNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isAppPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isAppPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    const isAllowed = event.isMainFrame ? isAppPage(event.url) : isPreviewPage(event.url);
    if (!isAllowed) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void openExternalLink(url);
    return { action: 'deny' };
  });
}
