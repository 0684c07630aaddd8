import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { engineHandlers } from '../../electron/engine/engine-handlers';
import { startServices } from '../../electron/engine/services';
import { noKeyring } from '../../electron/identity/key-vault';
import type { JsonValue } from '../../shared/journal/canonical-json';
import type { NewRevision } from '../../shared/journal/revision';
import { changeRecord, releaseRecord, sectionRecord, unitRecord } from '../../shared/release/record-ids';
import type { Result } from '../../shared/result';
import { longNote } from './long-note';

/** The passphrase of the person who wrote the workspace. */
export const benchPassphrase = 'a passphrase for the bench';

/** A workspace of the wanted size and the profile whose person wrote it. */
export interface LargeWorkspace {
  readonly userData: string;
  readonly workspace: string;
  readonly entries: number;
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code} ${JSON.stringify(result.error.params ?? {})}`);
}

const sentence =
  'Postings that were booked twice are found and offered for reversal before the month is closed.';

function section(id: string, paragraphs: number): JsonValue {
  return {
    blocks: Array.from({ length: paragraphs }, (_, index) => ({
      type: 'paragraph',
      attrs: { id: `${id}-${index}` },
      content: [{ type: 'text', text: `${sentence} (${index})` }],
    })),
  };
}

function change(index: number): JsonValue {
  return {
    type: (['added', 'changed', 'fixed', 'deprecated', 'removed'] as const)[index % 5] ?? 'added',
    security: index % 7 === 0,
    breaking: false,
    impact: 'customer',
    impactReason: '',
    module: 'closing',
    audienceRoles: ['administrator', 'end-user'],
    summary: `Change number ${index}: ${sentence}`,
    references: [],
    order: index,
  };
}

const first = (record: string, body: JsonValue): NewRevision => ({ record, parents: [], body });

/** The twenty entries of one release: header, three sections, eight changes, eight units. */
function releaseRevisions(release: string, index: number): readonly NewRevision[] {
  const header: JsonValue = {
    product: 'ledger',
    kind: 'planned',
    title: `Release number ${index}`,
    version: `${1 + Math.floor(index / 100)}.${index % 100}.0`,
    deployment: [{ region: 'EU', start: '2026-12-01T02:00:00+01:00', timeZone: 'Europe/Berlin' }],
    sourceLocale: 'en',
    targetLocales: ['de'],
    audienceRoles: ['administrator', 'end-user'],
    template: { id: 'planned', version: 1 },
  };
  const keys = ['summary', 'known-issues', 'rollback-procedure'];
  return [
    first(releaseRecord(release), header),
    ...keys.map((key) => first(sectionRecord(release, key), section(`${release}-${key}`, 2))),
    ...Array.from({ length: 8 }, (_, number) => first(changeRecord(release, `c${number}`), change(number))),
    ...Array.from({ length: 8 }, (_, number) =>
      first(unitRecord(release, `u${number}-000000000000`, 'de'), {
        source: `${sentence} (${number})`,
        target: `Doppelte Buchungen werden vor dem Abschluss gefunden. (${number})`,
        state: 'translated',
        origin: 'human',
      }),
    ),
  ];
}

async function startWorkspace(folder: string, name: string) {
  const userData = path.join(folder, 'user-data');
  await mkdir(userData, { recursive: true });
  const services = await startServices({ userData, vault: noKeyring, emit: () => undefined });
  const call = engineHandlers(services);
  const person = { name: 'Ada Bench', email: 'ada@example.com', passphrase: benchPassphrase };
  valueOf(await call['identity.create'](person));
  valueOf(await call['workspace.create']({ path: folder, name, policy: 'solo' }));
  const product = { name: 'Ledger', description: 'Books that balance' };
  valueOf(await call['product.save']({ slug: 'ledger', product, parents: [] }));
  return { userData, services, call, workspace: valueOf(services.workspaces.demand()) };
}

/** A workspace with one release whose summary is a note of 10,000 words. */
export async function writeNoteWorkspace(folder: string): Promise<LargeWorkspace> {
  const { userData, services, workspace } = await startWorkspace(folder, 'Note');
  const blocks = longNote().map((text, index) => ({
    type: 'paragraph',
    attrs: { id: `note-${index}` },
    content: [{ type: 'text', text }],
  }));
  const [header] = releaseRevisions('ledger-note', 0);
  if (header === undefined) throw new Error('A release has a header.');
  valueOf(await workspace.append([header, first(sectionRecord('ledger-note', 'summary'), { blocks })]));
  const { path: folderPath } = workspace;
  await services.stop();
  return { userData, workspace: folderPath, entries: workspace.report().entries };
}

/** Writes a workspace of `releases` × 20 entries in a folder of its own, one flush per release. */
export async function writeLargeWorkspace(folder: string, releases: number): Promise<LargeWorkspace> {
  const { userData, services, call, workspace } = await startWorkspace(folder, 'Large');
  for (let index = 0; index < releases; index += 1) {
    valueOf(await workspace.append(releaseRevisions(`ledger-${String(index).padStart(6, '0')}`, index)));
  }
  const { entries } = valueOf(await call['workspace.report']({})).devices[0] ?? { entries: 0 };
  const folderPath = workspace.path;
  await services.stop();
  return { userData, workspace: folderPath, entries };
}
