import { fingerprint } from '../../shared/identity/fingerprint';
import { signingPolicySchema, soloPolicy } from '../../shared/approval/signing-policy';
import type { Revision } from '../../shared/journal/revision';
import { productSchema, releaseHeaderSchema } from '../../shared/release/release';
import { productRecord, releaseRecord, signingPolicyRecord } from '../../shared/release/record-ids';
import type {
  EntryView,
  FindingView,
  JournalReport,
  PersonView,
  ProductView,
  RecordConflict,
  WorkspaceView,
} from '../../shared/workspace/view';
import { sha256 } from '../journal/sha256';
import type { OpenWorkspace } from './open-workspace';
import { lastSegment, readRecord } from './record-store';
import type { SessionPort } from './session-port';

const recentEntries = 500;

/** The open workspace in a few words, for the person at work. */
export function workspaceView(workspace: OpenWorkspace, session: SessionPort): WorkspaceView {
  const person = session.current()?.person ?? null;
  const report = workspace.report();
  return {
    id: workspace.facts.id,
    name: workspace.facts.name,
    path: workspace.path,
    readOnly: workspace.readOnly(),
    policy: signingPolicy(workspace),
    roles: person === null ? [] : workspace.membership().rolesOf(person),
    person,
    entries: report.entries,
    findings: report.findings.length,
    conflicts: workspace.contested().length,
  };
}

/** The signing policy in force; a workspace whose policy record can't be read falls back to the strictest we know. */
export function signingPolicy(workspace: OpenWorkspace) {
  return readRecord(workspace.records, signingPolicyRecord, signingPolicySchema).value ?? soloPolicy;
}

/** Everybody in the workspace; `localDevices` are the devices whose keys are on this machine. */
export function peopleViews(
  workspace: OpenWorkspace,
  localDevices: ReadonlySet<string>,
): readonly PersonView[] {
  const { people, devices } = workspace.membership();
  return [...people].map(([person, facts]) => {
    const own = [...devices].filter(([, device]) => device.person === person);
    return {
      person,
      name: facts.name,
      email: facts.email,
      roles: facts.roles,
      locales: facts.locales,
      devices: own.map(([device, { label, publicKey }]) => ({
        device,
        label,
        fingerprint: fingerprint(publicKey, sha256),
      })),
      local: own.some(([device]) => localDevices.has(device)),
    };
  });
}

/** The products, by name, with how many releases each has. */
export function productViews({ records }: OpenWorkspace): readonly ProductView[] {
  const counts = new Map<string, number>();
  for (const record of records.ofKind('release')) {
    const product = readRecord(records, record, releaseHeaderSchema).value?.product;
    if (product !== undefined) counts.set(product, (counts.get(product) ?? 0) + 1);
  }
  return records
    .ofKind('product')
    .flatMap((record) => {
      const slug = lastSegment(record);
      const { value, parents } = readRecord(records, productRecord(slug), productSchema);
      return value === undefined ? [] : [{ slug, ...value, parents, releases: counts.get(slug) ?? 0 }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function entryView(revision: Revision): EntryView {
  const { device, seq, at, by, record, id, body } = revision;
  return { device, seq, at, person: by, record, revision: id, deleted: body === null };
}

/** The state of all journals and their latest entries, newest first by their writers' clocks. */
export function journalReport(workspace: OpenWorkspace): JournalReport {
  const { devices, findings, positions } = workspace.report();
  const { personOf } = workspace.membership();
  const findingViews: readonly FindingView[] = findings.map(({ code, device, params }) => ({
    code,
    device,
    person: personOf(device) ?? '',
    params,
  }));
  return {
    devices: devices.map((journal) => ({
      device: journal.device,
      person: personOf(journal.device) ?? '',
      entries: journal.entries,
      lastAt: journal.lastAt,
      head: positions[journal.device]?.hash ?? '',
      suspect: journal.suspect,
    })),
    findings: findingViews,
    recent: workspace.latest(recentEntries).map(entryView),
  };
}

/** Every record in conflict, with each person's version as readable text. */
export function conflictViews(workspace: OpenWorkspace): readonly RecordConflict[] {
  return workspace.contested().map((record) => ({
    record,
    release: record.startsWith('release/') ? (record.split('/')[1] ?? null) : null,
    heads: workspace.records.heads(record).map((head) => ({
      revision: head.id,
      person: workspace.membership().people.get(head.by)?.name ?? head.by,
      at: head.at,
      text: readableText(head.body),
      deleted: head.body === null,
    })),
  }));
}

/** The words of a value, one line for each text in it, so that two versions can be compared by eye. */
export function readableText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(readableText).filter(Boolean).join('\n');
  if (typeof value !== 'object' || value === null) return value === null ? '' : JSON.stringify(value);
  const node = value as Record<string, unknown>;
  if (typeof node['text'] === 'string') return node['text'];
  if (Array.isArray(node['blocks'])) return readableText(node['blocks']);
  if (Array.isArray(node['content'])) {
    const isTextBlock = node['content'].every(isInline);
    return isTextBlock ? node['content'].map(readableText).join('') : readableText(node['content']);
  }
  if (typeof node['type'] === 'string' && 'attrs' in node) return '';
  return Object.entries(node)
    .map(([key, part]) => `${key}: ${readableText(part)}`)
    .join('\n');
}

function isInline(node: unknown): boolean {
  const type = (node as { type?: unknown } | null)?.type;
  return type === 'text' || type === 'hardBreak';
}

/** The releases' headers that exist, by id. */
export function releaseIds({ records }: OpenWorkspace): readonly string[] {
  return records
    .ofKind('release')
    .map(lastSegment)
    .filter((id) => readRecord(records, releaseRecord(id), releaseHeaderSchema).value !== undefined);
}
