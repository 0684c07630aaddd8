import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changelogLimit, readChangelogFile } from '../../electron/sources/changelog-file';
import { temporaryFolder } from './git-fixture';

async function fileOf(content: string | Uint8Array): Promise<string> {
  const file = path.join(await temporaryFolder(), 'CHANGELOG.md');
  await writeFile(file, content);
  return file;
}

const text = '## 1.0.0\n### Added\n- Größe\n';

describe('a changelog on the disk (3.3)', () => {
  it.each([
    ['as UTF-8', text],
    ['with a byte order mark', `\ufeff${text}`],
  ])('is read %s', async (_name, content) => {
    const changelog = await readChangelogFile(await fileOf(content));
    expect(changelog).toMatchObject({ ok: true, value: { versions: [{ entries: [{ text: 'Größe' }] }] } });
  });

  it.each([
    ['UTF-16', Buffer.from(text, 'utf16le'), { code: 'sources/file-not-text' }],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), { code: 'sources/file-not-text' }],
    ['Latin-1', Buffer.from(text, 'latin1'), { code: 'sources/file-not-utf8', params: { line: 3 } }],
    ['nothing', '', { code: 'sources/changelog-empty' }],
    [
      'too much',
      Buffer.alloc(changelogLimit + 1, 'a'),
      { code: 'sources/file-too-large', params: { limitMegabytes: 10 } },
    ],
  ])('is refused as %s', async (_name, content, error) => {
    expect(await readChangelogFile(await fileOf(content))).toMatchObject({ ok: false, error });
  });

  it('may be gone, or be a folder', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'CHANGELOG.md'));
    expect(await readChangelogFile(path.join(folder, 'CHANGELOG.md'))).toMatchObject({
      error: { code: 'sources/file-unreadable', params: { cause: 'EISDIR' } },
    });
    expect(await readChangelogFile(path.join(folder, 'gone.md'))).toMatchObject({
      error: { code: 'sources/file-unreadable', params: { cause: 'ENOENT' } },
    });
  });
});
