import type { WebContents } from 'electron';
import { openExternalLink } from './external-links';
import { isAppPage, isPreviewPage } from './page-address';

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
