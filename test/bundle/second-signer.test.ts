import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../electron/bundle/verify-bundle';
import { decodeStatement } from '../../shared/approval/statement';
import type { PeopleFile } from '../../shared/bundle/people';
import { removeProfile, startTestEngine, valueOf, type TestEngine } from '../walk/engine-fixture';
import { answerEverything, createFinishedRelease, passphrase, signEverything } from '../walk/release-steps';
import { faultsOf, forgeManifest, textOf, unpack, verifyFilesPacked } from './bundle-fixture';

let engine: TestEngine;
beforeEach(async () => {
  engine = await startTestEngine();
});
afterEach(async () => {
  await engine.stop();
  await removeProfile(engine);
});

/** Ada writes and enrols Ben; Ben signs; Ada exports. */
async function bundleSignedByBen(): Promise<string> {
  const release = await createFinishedRelease(engine);
  await answerEverything(engine, release);
  const [ada] = valueOf(await engine.call['people.list']({}));
  const ben = valueOf(
    await engine.call['identity.create']({ name: 'Ben Checker', email: 'ben@example.com', passphrase }),
  );
  const adaDevice = ada?.devices[0]?.device ?? '';
  valueOf(await engine.call['identity.unlock']({ device: adaDevice, passphrase }));
  valueOf(await engine.call['people.add']({ device: ben.device, roles: ['compliance'], locales: [] }));
  valueOf(await engine.call['identity.unlock']({ device: ben.device, passphrase }));
  await signEverything(engine, release);
  valueOf(await engine.call['identity.unlock']({ device: adaDevice, passphrase }));
  const file = path.join(engine.folder, 'bundle.zip');
  valueOf(await engine.call['bundle.export']({ release, path: file, task: 'export' }));
  return file;
}

describe('a bundle that a second person signed', () => {
  it('proves who they are by the lines in which the owner enrolled them', async () => {
    const file = await bundleSignedByBen();
    const report = await verifyBundle(file);
    expect(report.faults).toEqual([]);
    expect(report.signatures).toMatchObject([{ name: 'Ben Checker', role: 'compliance' }]);
    const files = await unpack(file);
    const people = JSON.parse(textOf(files, 'people.json')) as PeopleFile;
    // Everything about Ben stands in the owner's journal; nothing of Ben's own is needed, and none of the texts.
    expect(new Set(people.evidence.map(({ device }) => device))).toEqual(
      new Set([people.workspace.root.device]),
    );
    expect(textOf(files, 'people.json')).not.toContain('Faster closing');
    const { payload } = JSON.parse(textOf(files, 'statements/1.dsse.json')) as { payload: string };
    const statement = valueOf(decodeStatement(Buffer.from(payload, 'base64')));
    expect(statement.predicate.name).toBe('Ben Checker');

    const withoutBen = people.evidence.filter(
      ({ lines }) => !lines.some((line) => line.includes('Ben Checker')),
    );
    files.set(
      'people.json',
      new TextEncoder().encode(
        JSON.stringify({ evidence: withoutBen, format: 1, workspace: people.workspace }),
      ),
    );
    forgeManifest(files);
    expect(faultsOf(await verifyFilesPacked(files))).toEqual([
      'bundle/statement-signature statements/1.dsse.json',
      'bundle/signature-missing',
    ]);
  });
});
