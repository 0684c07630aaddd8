import path from 'node:path';
import { startLocalEndpoint, usualPort, type LocalEndpoint } from '../publishing/local-endpoint';
import { gateway27 } from './gateway-2-7';
import { gateway271 } from './gateway-2-7-1';
import { ledger41 } from './ledger-4-1';
import { lateEdit, ledger42 } from './ledger-4-2';
import type { OutboxWatch } from './outbox-watch';
import { answerChecklist, signRelease, translateRelease, writeRelease } from './release-author';
import type { Cast, EngineHandlers } from './sample-cast';
import type { SampleRelease } from './sample-content';
import { must, SampleFailure } from './sample-failure';
import { engineer, manager, officer, writer } from './sample-people';

/** What the people of the sample work with besides the engine. */
export interface Stage {
  /** A folder for files that nobody needs afterwards. */
  readonly scratch: string;
  /** The folder that the endpoint keeps its objects in. */
  readonly endpoint: string;
  readonly outbox: OutboxWatch;
  readonly now: Date;
}

/** Where the sample's endpoint is found, whoever serves it. */
export const endpointUrl = `http://127.0.0.1:${usualPort}/`;
const locales = ['de', 'ar'] as const;

/** How many of the German sentences of the release in review somebody has looked at already. */
const reviewedSoFar = 6;

/**
 * Lets the four people do their work on four releases, everybody their own part under their own key, until one release
 * is published, one is exported, one is in review and one is a draft. Answers with how many there are.
 */
export async function play({ call, become }: Cast, stage: Stage): Promise<number> {
  await become(writer);
  await saveProducts(call);
  const write = (content: SampleRelease): Promise<string> => writeRelease(call, content, stage.now);
  const [published, exported] = [await write(ledger41), await write(gateway27)];
  const done = [
    [published, ledger41],
    [exported, gateway27],
  ] as const;
  const inReview = await write(ledger42);
  await write(gateway271);
  // One after the other, so that nobody has to type their passphrase more often than needed.
  await become(manager);
  for (const [release, content] of [...done, [inReview, ledger42] as const]) {
    await translate(call, release, content);
    await signRelease(call, release, ['product']);
  }
  await become(writer);
  await editLate(call, inReview);
  await become(engineer);
  await reviewAndSign(call, done, inReview);
  await become(officer);
  for (const [release, content] of done) {
    await answerChecklist(call, release, content);
    await signRelease(call, release);
  }
  await answerChecklist(call, inReview, ledger42);
  await become(manager);
  await exportFrom(call, published, stage);
  await publish(call, published, stage);
  await exportFrom(call, exported, stage);
  return 4;
}

async function saveProducts(call: EngineHandlers): Promise<void> {
  const products = {
    ledger: { name: 'Ledger', description: 'Accounting that can be traced from the report to the posting.' },
    'vault-gateway': {
      name: 'Vault Gateway',
      description: 'The payments API: approvals by people, receipts for programs.',
    },
  };
  for (const [slug, product] of Object.entries(products)) {
    must(await call['product.save']({ slug, product, parents: [] }));
  }
}

type Finished = readonly (readonly [release: string, content: SampleRelease])[];

async function translate(call: EngineHandlers, release: string, content: SampleRelease): Promise<void> {
  for (const locale of locales) {
    await translateRelease(call, release, content, { locale, state: 'translated' });
  }
}

/** Reviews every translation of the finished releases and some of the one in review, and signs for engineering. */
async function reviewAndSign(call: EngineHandlers, releases: Finished, inReview: string): Promise<void> {
  for (const [release, content] of releases) {
    for (const locale of locales) {
      await translateRelease(call, release, content, { locale, state: 'reviewed' });
    }
    await signRelease(call, release);
  }
  const seen = { locale: 'de', state: 'reviewed', count: reviewedSoFar } as const;
  await translateRelease(call, inReview, ledger42, seen);
  await signRelease(call, inReview, ['engineering']);
}

/** Makes a sentence more exact after it was signed: that signature is void from here on. */
async function editLate(call: EngineHandlers, release: string): Promise<void> {
  const { changes } = must(await call['release.get']({ release }));
  const edited = changes.find(({ value }) => value.summary === lateEdit.before);
  if (edited === undefined) throw new Error('The release in review has lost a change.');
  must(
    await call['release.saveChange']({
      release,
      change: edited.id,
      value: { ...edited.value, summary: lateEdit.after },
      parents: [...edited.parents],
    }),
  );
}

async function exportFrom(call: EngineHandlers, release: string, { scratch }: Stage): Promise<void> {
  const file = path.join(scratch, `${release}.zip`);
  must(await call['bundle.export']({ release, path: file, task: 'sample' }));
}

/** Serves the endpoint where the sample says that it is, or somewhere else while that port is in use. */
async function serveEndpoint({ endpoint }: Stage): Promise<LocalEndpoint> {
  const usual = await startLocalEndpoint(endpoint, usualPort);
  return usual.ok ? usual.value : must(await startLocalEndpoint(endpoint));
}

/** Publishes for real, to an endpoint that runs meanwhile; the receipt in the journal is a genuine one. */
async function publish(call: EngineHandlers, release: string, stage: Stage): Promise<void> {
  const { url, stop } = await serveEndpoint(stage);
  const facts = { name: 'Local endpoint (sample)', auth: 'none', indexExpiryDays: 90 } as const;
  try {
    const saved = must(await call['endpoint.save']({ id: null, endpoint: { ...facts, url }, parents: [] }));
    const { id } = must(await call['publishing.enqueue']({ release, endpoint: saved.id }));
    const { error } = await stage.outbox.settled(id);
    if (error !== null) throw new SampleFailure(error);
    if (url !== endpointUrl) await moveEndpoint(call, saved.id);
  } finally {
    await stop();
  }
}

/** The receipt keeps the address that was used; from now on it is the usual one. */
async function moveEndpoint(call: EngineHandlers, id: string): Promise<void> {
  const known = must(await call['endpoint.list']({})).find((one) => one.id === id);
  if (known === undefined) throw new Error('The endpoint of the sample is gone.');
  const endpoint = { ...known.endpoint, url: endpointUrl };
  must(await call['endpoint.save']({ id, endpoint, parents: [...known.parents] }));
}
