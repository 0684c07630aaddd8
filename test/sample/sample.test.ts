import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createReleaseStatus } from '../../electron/approval/release-status';
import { readinessInput } from '../../electron/approval/readiness-input';
import { recordedExports } from '../../electron/bundle/export-records';
import { verifyBundle } from '../../electron/bundle/verify-bundle';
import { withReadOnlyWorkspace } from '../../electron/cli/read-only-workspace';
import { startLocalEndpoint } from '../../electron/publishing/local-endpoint';
import { gateway27 } from '../../electron/sample/gateway-2-7';
import { ledger41 } from '../../electron/sample/ledger-4-1';
import { samplePassphrase, samplePeople } from '../../electron/sample/sample-people';
import { endpointUrl } from '../../electron/sample/sample-play';
import { writeSample, type WrittenSample } from '../../electron/sample/write-sample';
import { blobFolder } from '../../electron/workspace/workspace-folder';
import { lastSegment, readRecord } from '../../electron/workspace/record-store';
import { endpointSchema } from '../../shared/publishing/endpoint';
import { receiptSchema } from '../../shared/publishing/receipt';
import { ok } from '../../shared/result';
import { startTestEngine, valueOf } from '../walk/engine-fixture';

let folder: string;
let sample: WrittenSample;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'imprimatur-sample-test-'));
  const workspace = path.join(folder, 'Sample.imprimatur');
  sample = valueOf(await writeSample(workspace, path.join(folder, 'user-data')));
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const options = { clock: () => new Date() };

/** Everything that the tests ask about the sample, read once as a stranger without a key reads it. */
async function look() {
  const status = createReleaseStatus();
  const looked = await withReadOnlyWorkspace(sample.workspace, options, async (open) => {
    const releases = await Promise.all(
      open.records.ofKind('release').map(async (record) => {
        const release = lastSegment(record);
        const readiness = valueOf(await status.readiness(open, release));
        const evaluated = valueOf(await status.evaluate(open, release));
        const { header } = evaluated.content;
        return {
          ...{ release, header, blockers: readiness.blockers, state: readiness.state },
          name: `${header.product} ${header.version}`,
          void: evaluated.evaluation.statements.filter(({ reasons }) => reasons.length > 0),
          outputs: evaluated.rendered.outputs,
          locales: readinessInput(open, evaluated).locales,
          exports: recordedExports(open, release),
          checklist: readinessInput(open, evaluated).checklist.items.map(({ state }) => state),
        };
      }),
    );
    const receipts = open.records
      .ofKind('release')
      .flatMap((record) => open.records.ofRelease(lastSegment(record)))
      .filter((record) => record.includes('/receipt/'))
      .map((record) => readRecord(open.records, record, receiptSchema).value);
    const endpoints = open.records
      .ofKind('endpoint')
      .map((record) => readRecord(open.records, record, endpointSchema).value);
    const { findings, devices } = open.report();
    return ok({ releases, receipts, endpoints, findings, devices, people: open.membership().people });
  });
  return valueOf(looked);
}

type Look = Awaited<ReturnType<typeof look>>;
let seen: Look;

beforeAll(async () => {
  seen = await look();
});

function releaseIn(state: string): Look['releases'][number] {
  const [found, ...others] = seen.releases.filter((release) => release.state === state);
  if (found === undefined || others.length > 0) throw new Error(`Not one release is ${state}.`);
  return found;
}

describe('the sample workspace (issue 2)', () => {
  it('shows four releases in four states, in three languages, for three regions', () => {
    expect(Object.fromEntries(seen.releases.map(({ name, state }) => [name, state]))).toEqual({
      'ledger 4.1.0': 'published',
      'vault-gateway 2.7.0': 'exported',
      'ledger 4.2.0': 'in-review',
      'vault-gateway 2.7.1': 'drafting',
    });
    for (const { header, state } of seen.releases) {
      expect([header.sourceLocale, ...header.targetLocales]).toEqual(['en', 'de', 'ar']);
      const regions = header.deployment.map(({ region }) => region);
      expect(regions).toEqual(state === 'drafting' ? [] : ['EU', 'US', 'GCC']);
    }
  });

  it('is written by four people, each under their own key, in journals without a finding', () => {
    expect(seen.people.size).toBe(samplePeople.length);
    expect(seen.devices).toHaveLength(samplePeople.length);
    for (const { entries, suspect } of seen.devices) {
      expect(entries).toBeGreaterThan(1);
      expect(suspect).toBe(false);
    }
    expect(seen.findings).toEqual([]);
  });

  it('has nothing to settle in the finished releases, not even a warning, and no untranslated words', () => {
    for (const state of ['published', 'exported']) {
      const { blockers, locales, void: voided } = releaseIn(state);
      expect(locales.map(({ locale }) => locale)).toEqual(['de', 'ar']);
      for (const { units } of locales) {
        expect(units.length).toBeGreaterThan(20);
        expect(units.filter((unit) => unit.state !== 'reviewed' || unit.problems.length > 0)).toEqual([]);
      }
      expect(blockers).toEqual([]);
      expect(voided).toEqual([]);
    }
    const english = [ledger41, gateway27]
      .flatMap(({ phrases, changes }) => [...phrases, ...changes.map(({ phrase }) => phrase)])
      .flatMap((phrase) => phrase[0].split(/\*\*|`|\[|\]\([^)]*\)/).filter((run) => run.length > 20));
    const translated = [...releaseIn('published').outputs, ...releaseIn('exported').outputs].filter(
      ({ locale, channel }) => locale !== 'en' && channel !== 'email',
    );
    expect(english.length).toBeGreaterThan(50);
    expect(translated.length).toBeGreaterThan(10);
    const leftovers = translated.flatMap(({ path: name, bytes }) => {
      const text = new TextDecoder().decode(bytes);
      return english.filter((run) => text.includes(run)).map((run) => `${name}: ${run}`);
    });
    expect(leftovers).toEqual([]);
  });

  it('keeps the internal change out of every output, and its reason in the workspace', () => {
    for (const { bytes } of releaseIn('published').outputs) {
      expect(new TextDecoder().decode(bytes)).not.toContain('Build images');
    }
  });

  it('shows a review half done: one void signature, one outdated unit, an answer without its evidence', () => {
    const { void: voided, locales, checklist } = releaseIn('in-review');
    const everyVoid = seen.releases.flatMap((release) => release.void);
    expect(everyVoid).toEqual(voided);
    expect(voided.map(({ statement }) => statement?.predicate.role)).toEqual(['product']);
    expect(voided[0]?.reasons.map(({ code }) => code)).toContain('output-changed');
    const states = locales.map(({ units }) => units.map(({ state }) => state));
    expect(states.flat().filter((state) => state === 'outdated')).toHaveLength(1);
    for (const of of states) {
      const share = of.filter((state) => state !== 'initial').length / of.length;
      expect(share).toBeGreaterThan(0.5);
      expect(share).toBeLessThan(0.95);
    }
    expect(new Set(checklist)).toEqual(new Set(['done', 'evidence-missing', 'open']));
  });

  it('shows a draft that its template finds unfinished in several ways', () => {
    const codes = releaseIn('drafting').blockers.map(({ code }) => code);
    for (const code of [
      'missing-deployment',
      'placeholder-text',
      'section-empty',
      'internal-without-reason',
    ]) {
      expect(codes).toContain(code);
    }
  });

  it('exported bundles that verify', async () => {
    for (const state of ['published', 'exported']) {
      const [exported] = releaseIn(state).exports;
      const digest = exported?.bundle ?? '';
      const report = await verifyBundle(path.join(blobFolder(sample.workspace), digest.slice(0, 2), digest));
      expect(report.faults).toEqual([]);
      expect(new Set(report.signatures.map(({ name }) => name)).size).toBe(3);
    }
  });

  it('published for real: a receipt in the journal, pages at the endpoint', async () => {
    const { release } = releaseIn('published');
    expect(seen.receipts).toMatchObject([{ release, product: 'ledger', version: '4.1.0' }]);
    expect(seen.endpoints).toMatchObject([{ name: 'Local endpoint (sample)', url: endpointUrl }]);
    const site = path.join(sample.endpoint, 'site', 'ledger', '4.1.0');
    const german = await readFile(path.join(site, 'de', 'index.html'), 'utf8');
    expect(german).toContain('Der Monatsabschluss in einem Schritt');
    const arabic = await readFile(path.join(site, 'ar', 'index.html'), 'utf8');
    expect(arabic).toContain('إقفال الشهر بخطوة واحدة');
    expect(arabic).toContain('dir="rtl"');
  });

  it('lets its release manager unlock in the profile and publish the exported release to the endpoint', async () => {
    const [workspace, objects] = [path.join(folder, 'Copy.imprimatur'), path.join(folder, 'objects')];
    await cp(sample.workspace, workspace, { recursive: true });
    await cp(sample.endpoint, objects, { recursive: true });
    const endpoint = valueOf(await startLocalEndpoint(objects));
    const engine = await startTestEngine(folder);
    const { call } = engine;
    try {
      const people = await call['identity.list']({});
      expect(people.map(({ name }) => name)).toEqual(samplePeople.map(({ name }) => name).sort());
      const device = people.find(({ name }) => name === 'Nadia Benali')?.device ?? '';
      valueOf(await call['identity.unlock']({ device, passphrase: samplePassphrase }));
      valueOf(await call['workspace.open']({ path: workspace }));
      const [known] = valueOf(await call['endpoint.list']({}));
      if (known === undefined) throw new Error('The sample has no endpoint.');
      const moved = { ...known.endpoint, url: endpoint.url };
      const saved = { id: known.id, endpoint: moved, parents: [...known.parents] };
      valueOf(await call['endpoint.save'](saved));
      const { release } = releaseIn('exported');
      const { id } = valueOf(await call['publishing.enqueue']({ release, endpoint: known.id }));
      await vi.waitFor(
        async () => {
          const item = valueOf(await call['publishing.outbox']({})).find((one) => one.id === id);
          expect(item).toMatchObject({ state: 'done', error: null });
        },
        { timeout: 15_000, interval: 50 },
      );
      const page = await fetch(new URL('site/vault-gateway/2.7.0/ar/', endpoint.url));
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await page.text()).toContain('شهادات عميل أقوى');
    } finally {
      await engine.stop();
      await endpoint.stop();
    }
  });
});

describe('writing the sample', () => {
  it('refuses a folder that is not empty, and leaves it as it is', async () => {
    const taken = path.join(folder, 'taken');
    await mkdir(taken);
    await writeFile(path.join(taken, 'letter.txt'), 'Dear Ada');
    const refused = { ok: false, error: { code: 'sample/folder-not-empty', params: { path: taken } } };
    expect(await writeSample(taken)).toMatchObject(refused);
    expect(await readFile(path.join(taken, 'letter.txt'), 'utf8')).toBe('Dear Ada');
    const besideIt = await writeSample(path.join(folder, 'Sample'));
    const endpoint = { params: { path: path.join(folder, 'Sample.endpoint') } };
    expect(besideIt).toMatchObject({ ok: false, error: endpoint });
  });

  it('says that it can’t write where it can’t', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    const refused = { ok: false, error: { code: 'sample/not-written' } };
    expect(await writeSample(path.join(file, 'below', 'Sample.imprimatur'))).toMatchObject(refused);
  });
});
