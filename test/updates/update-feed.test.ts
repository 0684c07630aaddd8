import { describe, expect, it } from 'vitest';
import { isAllowedFeed, updateFeed, type Installation } from '../../electron/main/updates/update-feed';
import { updateFailure } from '../../electron/main/updates/update-failure';

const packaged: Installation = {
  isPackaged: true,
  platform: 'win32',
  appImage: undefined,
  updateConfig:
    'provider: generic\nurl: https://example.org/stable\nupdaterCacheDirName: imprimatur-updater\n',
  developmentFeed: undefined,
};

describe('which feed is asked (S27)', () => {
  it.each<[string, Partial<Installation>, ReturnType<typeof updateFeed>]>([
    ['a package with a feed', {}, { isSupported: true, url: 'https://example.org/stable' }],
    [
      'an AppImage',
      { platform: 'linux', appImage: '/home/a/imprimatur.AppImage' },
      { isSupported: true, url: 'https://example.org/stable' },
    ],
    ['a deb or an unpacked folder', { platform: 'linux' }, { isSupported: false, reason: 'other-installer' }],
    ['a package without a feed', { updateConfig: undefined }, { isSupported: false, reason: 'no-feed' }],
    [
      'a package whose feed is not https',
      { updateConfig: 'url: http://example.org/' },
      { isSupported: false, reason: 'no-feed' },
    ],
    [
      'a package, whatever a developer set',
      { developmentFeed: 'http://127.0.0.1:9/', updateConfig: undefined },
      { isSupported: false, reason: 'no-feed' },
    ],
    ['a development start', { isPackaged: false }, { isSupported: false, reason: 'not-packaged' }],
    [
      'a development start with a feed of its own',
      { isPackaged: false, developmentFeed: 'http://127.0.0.1:8080' },
      { isSupported: true, url: 'http://127.0.0.1:8080' },
    ],
  ])('%s', (_, difference, feed) => {
    expect(updateFeed({ ...packaged, ...difference })).toEqual(feed);
  });

  it.each([
    ['https://example.org/', true, true],
    ['http://localhost:1/', false, true],
    ['http://[::1]:1/', false, true],
    ['http://localhost:1/', true, false],
    ['http://localhost.example.org/', false, false],
    ['http://127.0.0.1.example.org/', false, false],
    ['https://user:secret@example.org/', true, false],
    ['file:///tmp/feed', false, false],
    ['ftp://example.org/', true, false],
    ['not an address', true, false],
  ])('%s, packaged: %s, allowed: %s', (address, isPackaged, allowed) => {
    expect(isAllowedFeed(address, isPackaged)).toBe(allowed);
  });
});

describe('why an update failed', () => {
  const failed = (message: string, details: object = {}): Error => Object.assign(new Error(message), details);

  it.each([
    [failed('sha512 checksum mismatch', { code: 'ERR_CHECKSUM_MISMATCH' }), 'updates/damaged'],
    [failed('Cannot find channel', { code: 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND' }), 'updates/not-found'],
    [failed('HTTP error', { statusCode: 404 }), 'updates/not-found'],
    [failed('Cannot parse', { code: 'ERR_UPDATER_INVALID_UPDATE_INFO' }), 'updates/unreadable-feed'],
    [failed('net::ERR_NAME_NOT_RESOLVED'), 'updates/unreachable'],
    [failed('no space left on device'), 'updates/failed'],
    ['not even an error', 'updates/failed'],
  ])('%s', (error, code) => {
    expect(updateFailure(error).code).toBe(code);
  });
});
