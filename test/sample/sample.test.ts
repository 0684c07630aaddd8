import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withReadOnlyWorkspace } from '../../electron/cli/read-only-workspace';
import { createReleaseStatus } from '../../electron/approval/release-status';
import { verifyBundle } from '../../electron/bundle/verify-bundle';
import { writeApprovedBundle } from '../../electron/bundle/export-release';
import { samplePeople } from '../../electron/sample/sample-people';
import { writeSample } from '../../electron/sample/write-sample';
import { lastSegment } from '../../electron/workspace/record-store';
import { ok } from '../../shared/result';

let folder: string;
let workspace: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'imprimatur-sample-test-'));
  workspace = path.join(folder, 'Sample.imprimatur');
  const written = await writeSample(workspace, path.join(folder, 'profile'));
  if (!written.ok) throw new Error(written.error.code);
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function look() {
  const status = createReleaseStatus();
  const looked = await withReadOnlyWorkspace(workspace, { clock: () => new Date() }, async (open) => {
    const releases = await Promise.all(
      open.records.ofKind('release').map(async (record) => {
        const release = lastSegment(record);
        const readiness = await status.readiness(open, release);
        const evaluated = await status.evaluate(open, release);
        if (!readiness.ok || !evaluated.ok) throw new Error(`The release ${release} can't be read.`);
        const { header } = evaluated.value.content;
        return {
          release,
          name: `${header.product} ${header.version}`,
          state: readiness.value.state,
          locales: [header.sourceLocale, ...header.targetLocales],
          blockers: readiness.value.blockers.filter(({ blocking }) => blocking).map(({ code }) => code),
          void: evaluated.value.evaluation.statements.filter(({ reasons }) => reasons.length > 0).length,
          outputs: evaluated.value.rendered.outputs,
        };
      }),
    );
    return ok({ releases, findings: open.report().findings, people: open.membership().people });
  });
  if (!looked.ok) throw new Error(looked.error.code);
  return looked.value;
}

describe('the sample workspace (issue 2)', () => {
  it('shows four releases in four states, by four people, in three languages, on sound journals', async () => {
    const { releases, findings, people } = await look();
    expect(Object.fromEntries(releases.map(({ name, state }) => [name, state]))).toEqual({
      'ledger 4.1.0': 'published',
      'vault-gateway 2.7.0': 'exported',
      'ledger 4.2.0': 'in-review',
      'vault-gateway 2.7.1': 'drafting',
    });
    expect(people.size).toBe(samplePeople.length);
    expect(findings).toEqual([]);
    for (const { locales } of releases) expect(locales).toEqual(['en', 'de', 'ar']);
  });

  it('has nothing in the way of the finished releases, and exactly one void signature', async () => {
    const { releases } = await look();
    for (const { state, blockers } of releases) {
      if (state === 'published' || state === 'exported') expect(blockers).toEqual([]);
      else expect(blockers).not.toEqual([]);
    }
    expect(releases.map((release) => release.void).reduce((sum, count) => sum + count, 0)).toBe(1);
    const review = releases.find(({ state }) => state === 'in-review');
    expect(review?.blockers).toContain('units-outdated');
    expect(review?.blockers).toContain('signature-void');
  });

  it('exports a finished release that verifies, again and again with the same bytes', async () => {
    const { releases } = await look();
    const exported = releases.find(({ state }) => state === 'exported');
    const digests = await Promise.all(
      ['a.zip', 'b.zip'].map((name) =>
        withReadOnlyWorkspace(workspace, { clock: () => new Date() }, (open) =>
          writeApprovedBundle(open, exported?.release ?? '', path.join(folder, name), createReleaseStatus()),
        ),
      ),
    );
    const [first, second] = digests.map((digest) => (digest.ok ? digest.value.bundle : digest.error.code));
    expect(first).toBe(second);
    const report = await verifyBundle(path.join(folder, 'a.zip'));
    expect(report.faults).toEqual([]);
    expect(new Set(report.signatures.map(({ name }) => name)).size).toBe(3);
  });

  it('refuses a folder that is not empty, and leaves it as it is', async () => {
    const taken = path.join(folder, 'taken');
    await mkdir(taken);
    await writeFile(path.join(taken, 'letter.txt'), 'Dear Ada');
    expect(await writeSample(taken)).toMatchObject({ ok: false, error: { code: 'sample/folder-not-empty' } });
  });
});
