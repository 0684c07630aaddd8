import { appOrigin, previewOrigin } from './content-security-policy';

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
