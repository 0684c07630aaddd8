import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { english, german } from '../../shared/i18n/resources';
import { candidateNotes } from '../../shared/sources/candidate';

/** The code of both folders of the capability. */
const code = ['shared/sources', 'electron/sources']
  .flatMap((folder) => readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8')))
  .join('\n');

const codesIn = (pattern: RegExp): readonly string[] => [
  ...new Set([...code.matchAll(pattern)].map((m) => m[1] ?? '')),
];

const failures = codesIn(/err\('(sources\/[a-z0-9-]+)'/g);
const problems = codesIn(/report\('([a-z-]+)'/g);

describe('the texts of importing', () => {
  it.each([
    ['English', english],
    ['German', german],
  ])('say every failure, problem and reason in %s', (_language, texts) => {
    expect(Object.keys(texts.failures)).toEqual(expect.arrayContaining([...failures]));
    expect(texts.sources).toMatchObject({
      note: Object.fromEntries(candidateNotes.map((note) => [note, expect.stringMatching(/\.$/)])),
      problem: Object.fromEntries(problems.map((problem) => [problem, expect.stringContaining('{{line}}')])),
    });
    expect(failures.length).toBeGreaterThan(10);
    expect(problems).toHaveLength(9);
  });

  it('give every reason to some candidate', () => {
    for (const note of candidateNotes) expect(code.split(`'${note}'`).length).toBeGreaterThan(2);
  });
});
