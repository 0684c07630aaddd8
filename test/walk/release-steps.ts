import { expect, vi } from 'vitest';
import { valueOf, type TestEngine } from './engine-fixture';

/** The passphrase of everybody in these tests. */
export const passphrase = 'correct horse battery';

function paragraph(id: string, text: string) {
  return { type: 'paragraph' as const, attrs: { id }, content: [{ type: 'text' as const, text }] };
}

/** Makes a person, a workspace of their own, and a product. */
export async function createSoloWorkspace(engine: TestEngine): Promise<void> {
  valueOf(await engine.call['identity.create']({ name: 'Ada Writer', email: 'ada@example.com', passphrase }));
  valueOf(await engine.call['workspace.create']({ path: engine.folder, name: 'Acme', policy: 'solo' }));
  valueOf(
    await engine.call['product.save']({
      slug: 'ledger',
      product: { name: 'Ledger', description: 'Books that balance' },
      parents: [],
    }),
  );
}

const words =
  'This release makes month-end closing faster and keeps every posting traceable for your auditors.';

/** Writes and translates a release until only checklist and signatures are missing. */
export async function createFinishedRelease(engine: TestEngine): Promise<string> {
  await createSoloWorkspace(engine);
  const { release } = valueOf(
    await engine.call['release.create']({
      product: 'ledger',
      kind: 'planned',
      title: 'Faster closing',
      version: '4.2.0',
      sourceLocale: 'en',
      targetLocales: ['de'],
    }),
  );
  const begun = valueOf(await engine.call['release.get']({ release }));
  valueOf(
    await engine.call['release.saveHeader']({
      release,
      header: {
        ...begun.header.value,
        deployment: [{ region: 'EU', start: '2026-12-01T02:00:00+01:00', timeZone: 'Europe/Berlin' }],
      },
      parents: [...begun.header.parents],
    }),
  );
  for (const section of begun.template.sections) {
    if (section.kind !== 'prose') continue;
    const block = paragraph(`${section.key}-1`, words);
    valueOf(
      await engine.call['release.draftSection']({
        release,
        section: section.key,
        parents: [],
        order: [block.attrs.id],
        blocks: { blocks: [block] },
      }),
    );
  }
  valueOf(await engine.call['release.flushDrafts']({}));
  valueOf(
    await engine.call['release.saveChange']({
      release,
      change: null,
      value: {
        type: 'added',
        security: false,
        breaking: false,
        impact: 'customer',
        impactReason: '',
        module: 'closing',
        audienceRoles: ['administrator', 'end-user'],
        summary: 'Close a month with one command',
        references: [],
        order: 0,
      },
      parents: [],
    }),
  );
  await translateEverything(engine, release, 'de');
  return release;
}

/** Confirms a target for every unit: the source with a German word before it, placeholders kept. */
export async function translateEverything(
  engine: TestEngine,
  release: string,
  locale: string,
): Promise<void> {
  const view = valueOf(await engine.call['localization.units']({ release, locale }));
  for (const unit of view.units) {
    valueOf(
      await engine.call['localization.save']({
        release,
        unit: unit.id,
        locale,
        target: `Übersetzt: ${unit.source}`,
        state: 'translated',
        origin: 'human',
        parents: [...unit.parents],
      }),
    );
  }
}

/** Answers every checklist item with yes and evidence. */
export async function answerEverything(engine: TestEngine, release: string): Promise<void> {
  const { items } = valueOf(await engine.call['approval.get']({ release }));
  for (const { item, answer } of items) {
    valueOf(
      await engine.call['approval.answer']({
        release,
        item: item.key,
        answer: { value: 'yes', evidence: 'Ticket 4711' },
        parents: [...answer.parents],
      }),
    );
  }
}

/** Gives every signature that the person at work may give. */
export async function signEverything(engine: TestEngine, release: string): Promise<void> {
  const { required } = valueOf(await engine.call['approval.get']({ release }));
  for (const { key, role, outputs, satisfiedBy, refusal } of required) {
    if (satisfiedBy !== null || refusal !== null) continue;
    valueOf(
      await engine.call['approval.sign']({
        release,
        requirement: key,
        role,
        meaning: 'approval',
        passphrase,
        digests: Object.fromEntries(outputs.map((output) => [output.path, output.sha256])),
      }),
    );
  }
}

/** Publishes the exported bundle to an endpoint and waits until the outbox is done with it. */
export async function publishTo(engine: TestEngine, release: string, url: string): Promise<void> {
  const { id } = valueOf(
    await engine.call['endpoint.save']({
      id: null,
      endpoint: { name: 'Test endpoint', url, auth: 'none', indexExpiryDays: 30 },
      parents: [],
    }),
  );
  const item = valueOf(await engine.call['publishing.enqueue']({ release, endpoint: id }));
  await vi.waitFor(
    async () => {
      const items = valueOf(await engine.call['publishing.outbox']({}));
      const current = items.find((one) => one.id === item.id);
      if (current?.error) throw new Error(JSON.stringify(current.error));
      expect(current?.state).toBe('done');
    },
    { timeout: 15_000, interval: 50 },
  );
}
