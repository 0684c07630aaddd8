import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startReferenceServer } from '../endpoint/reference-server';
import { removeProfile, startTestEngine, valueOf, type TestEngine } from './engine-fixture';
import {
  answerEverything,
  createFinishedRelease,
  passphrase,
  publishTo,
  signEverything,
} from './release-steps';

let engine: TestEngine;

beforeEach(async () => {
  engine = await startTestEngine();
});

afterEach(async () => {
  await engine.stop();
  await removeProfile(engine);
});

describe('the main walk without a window (issue 2)', () => {
  it('goes from an empty profile to an exported bundle', async () => {
    const release = await createFinishedRelease(engine);
    const draft = valueOf(await engine.call['release.readiness']({ release }));
    expect(draft.state).toBe('in-review');
    await answerEverything(engine, release);
    await signEverything(engine, release);
    const ready = valueOf(await engine.call['release.readiness']({ release }));
    expect(ready.blockers.filter(({ blocking }) => blocking)).toEqual([]);
    expect(ready.state).toBe('approved');

    const file = path.join(engine.folder, 'bundle.zip');
    const exported = valueOf(await engine.call['bundle.export']({ release, path: file, task: 'export' }));
    expect((await readFile(file)).length).toBe(exported.size);
    expect(valueOf(await engine.call['release.readiness']({ release })).state).toBe('exported');

    const server = await startReferenceServer({ folder: path.join(engine.folder, 'endpoint') });
    try {
      await publishTo(engine, release, server.url);
      expect(valueOf(await engine.call['release.readiness']({ release })).state).toBe('published');
      const page = await fetch(new URL('site/ledger/4.2.0/de/index.html', server.url));
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('Übersetzt: Close a month with one command');
    } finally {
      await server.stop();
    }
  });

  it('B1: one changed character voids exactly the signatures that covered it, and export is refused', async () => {
    const release = await createFinishedRelease(engine);
    await answerEverything(engine, release);
    await signEverything(engine, release);
    const view = valueOf(await engine.call['release.get']({ release }));
    const change = view.changes[0];
    if (change === undefined) throw new Error('The release has no change.');
    valueOf(
      await engine.call['release.saveChange']({
        release,
        change: change.id,
        value: { ...change.value, summary: `${change.value.summary}!` },
        parents: [...change.parents],
      }),
    );
    const approval = valueOf(await engine.call['approval.get']({ release }));
    expect(approval.statements.every(({ valid }) => !valid)).toBe(true);
    expect(approval.statements[0]?.reasons.map(({ code }) => code)).toContain('output-changed');
    const refused = await engine.call['bundle.export']({
      release,
      path: path.join(engine.folder, 'refused.zip'),
      task: 'export',
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'bundle/not-ready' } });
  });

  it('refuses a wrong passphrase when signing, and signs nothing', async () => {
    const release = await createFinishedRelease(engine);
    await answerEverything(engine, release);
    const approval = valueOf(await engine.call['approval.get']({ release }));
    const required = approval.required[0];
    if (required === undefined) throw new Error('Nothing is required.');
    const refused = await engine.call['approval.sign']({
      release,
      requirement: required.key,
      role: required.role,
      meaning: 'approval',
      passphrase: `${passphrase} not`,
      digests: Object.fromEntries(required.outputs.map((output) => [output.path, output.sha256])),
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'identity/wrong-passphrase' } });
    expect(valueOf(await engine.call['approval.get']({ release })).statements).toEqual([]);
  });
});
