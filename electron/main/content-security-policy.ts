/** The origin of our own pages. */
export const appOrigin = 'app://imprimatur';

/** The origin of rendered outputs shown in the Review step; they may never script, load or submit anything. */
export const previewOrigin = 'app://preview';

/** The policy of the window's page. The nonce is for the one style element that React Aria writes. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${previewOrigin}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The policy of a rendered output: its own styles and nothing else. */
export const previewPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${appOrigin}`,
  'sandbox',
].join('; ');
