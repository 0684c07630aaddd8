import { describe, expect, it } from 'vitest';
import { sha256 } from '../../electron/journal/sha256';
import { changelogCandidates } from '../../shared/sources/changelog-candidates';
import { parseChangelog } from '../../shared/sources/keep-a-changelog';

function candidates(body: string) {
  const parsed = parseChangelog(`## 1.0.0\n${body}\n`);
  const [version] = parsed.ok ? parsed.value.versions : [];
  if (version === undefined) throw new Error('No version');
  return changelogCandidates(version, sha256);
}

// `is` reads: type, impact, the flags that are set, why.
const rows: readonly [body: string, is: string][] = [
  ['### Added\n- x', 'added customer changelog-category'],
  ['### Changed\n- x', 'changed customer changelog-category'],
  ['### Deprecated\n- x', 'deprecated customer changelog-category'],
  ['### Removed\n- x', 'removed customer changelog-category'],
  ['### Fixed\n- x', 'fixed customer changelog-category'],
  ['### Security\n- x', 'fixed customer security changelog-security'],
  ['### Security\n- Remove the old cipher', 'removed customer security changelog-security'],
  ['### Fixed\n- Parser (CVE-2026-12345)', 'fixed customer security changelog-security'],
  ['### Documentation\n- x', 'changed internal changelog-internal-category'],
  ['### Dependencies\n- Bump a for CVE-2026-12345', 'changed customer security changelog-security'],
  ['### Documentation\n- **Breaking:** x', 'changed customer breaking changelog-internal-category'],
  ['### Breaking changes\n- Drop Node 18', 'removed customer breaking changelog-category'],
  ['### Odds\n- Fix x', 'fixed customer changelog-unknown-category'],
  ['- Add x', 'added customer changelog-no-category'],
  ['- x', 'changed customer changelog-no-category'],
];

describe('an entry becomes a classified candidate (3.3)', () => {
  it.each(rows)('%j', (body, is) => {
    const [candidate] = candidates(body);
    const flags = [
      candidate?.breaking === true ? 'breaking' : '',
      candidate?.security === true ? 'security' : '',
    ];
    const words = [candidate?.type, candidate?.impact, ...flags, candidate?.note].filter(
      (word) => word !== '',
    );
    expect(words.join(' ')).toBe(is);
  });

  it('keeps references and the part of the product, and says the sentence without them', () => {
    expect(
      candidates('### Fixed\n- **api:** keep tabs ([#12](https://example.com/12)), closes #9')[0],
    ).toMatchObject({
      module: 'api',
      summary: 'keep tabs (#12), closes #9',
      references: ['#12', '#9', 'https://example.com/12'],
    });
    expect(candidates('### Fixed\n- Keep tabs ([#12](https://example.com/12), PROJ-3)')[0]).toMatchObject({
      summary: 'Keep tabs',
      references: ['#12', 'PROJ-3', 'https://example.com/12'],
    });
  });

  it('takes two entries that read the same for one', () => {
    expect(candidates('### Fixed\n- Typos\n- Other\n- typos.').map(({ summary }) => summary)).toEqual([
      'Typos',
      'Other',
    ]);
  });
});
