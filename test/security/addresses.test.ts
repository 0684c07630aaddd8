import { describe, expect, it } from 'vitest';
import { containedPath } from '../../electron/main/contained-path';
import { isOpenable } from '../../electron/main/openable-address';
import { isAppPage, isPreviewPage } from '../../electron/main/page-address';

describe('addresses that are handed to the operating system (S13)', () => {
  it.each([
    'https://example.com/',
    'https://example.com/a?b=c#d',
    'mailto:support@example.com?subject=Release%204.2',
  ])('opens %s', (address) => {
    expect(isOpenable(address)).toBe(true);
  });

  it.each([
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'smb://server/share',
    'ms-msdt:/id PCWDiagnostic',
    'vbscript:msgbox',
    'https://user:secret@example.com/',
    '\\\\server\\share',
    'C:\\Windows\\System32\\calc.exe',
    '/usr/bin/xterm',
    'https://',
    '',
    ' ',
  ])('refuses %j', (address) => {
    expect(isOpenable(address)).toBe(false);
  });
});

describe('pages that the window may show (S11, S17)', () => {
  it('takes our own pages only', () => {
    expect(isAppPage('app://imprimatur/index.html')).toBe(true);
    for (const address of [
      'app://imprimatur.evil.example/index.html',
      'app://imprimatur-evil/index.html',
      'app://preview/x',
      'app:imprimatur',
      'https://imprimatur/',
      'file:///app/index.html',
      'not an address',
    ]) {
      expect(isAppPage(address), address).toBe(false);
    }
  });

  it('lets a frame show rendered outputs only', () => {
    expect(isPreviewPage('app://preview/r-1/outputs/portal/en/end-user/index.html')).toBe(true);
    for (const address of ['app://imprimatur/index.html', 'https://example.com/', 'app://previews/x', '']) {
      expect(isPreviewPage(address), address).toBe(false);
    }
  });
});

describe('files that the protocol handler serves (S18)', () => {
  const root = '/opt/imprimatur/renderer';

  it('serves what lies in the folder', () => {
    expect(containedPath(root, '/index.html')).toBe(`${root}/index.html`);
    expect(containedPath(root, '/assets/a%20b.js')).toBe(`${root}/assets/a b.js`);
  });

  it.each([
    '/..',
    '/../renderer-evil/x.js',
    '/a/../../secret',
    '/%2e%2e/secret',
    '/%2e%2e%2fsecret',
    '/..%5csecret',
    '/a\\..\\..\\secret',
    '/a%00.html',
    '/%E0%A4%A',
    '/',
    '',
  ])('refuses %j', (path) => {
    expect(containedPath(root, path)).toBeUndefined();
  });
});
