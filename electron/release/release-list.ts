import path from 'node:path';
import * as z from 'zod';
import { productSchema, releaseHeaderSchema, releaseStates } from '../../shared/release/release';
import { productRecord, releaseRecord } from '../../shared/release/record-ids';
import type { ReleaseListItem } from '../../shared/release/view';
import { ok, type Result } from '../../shared/result';
import type { ReleaseStatus } from '../approval/release-status';
import { openDurableJson, type DurableJson } from '../storage/durable-json';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { readRecord } from '../workspace/record-store';
import { releaseIds } from '../workspace/workspace-view';
import { releaseFingerprint } from './release-fingerprint';

const cachedStatusSchema = z.strictObject({
  fingerprint: z.string(),
  state: z.enum(releaseStates),
  blockers: z.int().min(0),
});
const cacheSchema = z.strictObject({ releases: z.record(z.string(), cachedStatusSchema) });
type Cache = z.infer<typeof cacheSchema>;
type CachedStatus = z.infer<typeof cachedStatusSchema>;

/** The list of releases. What needs rendering to be known is worked out behind it and kept under `views/`. */
export interface ReleaseList {
  /** Answers at once; unknown states are null and follow with an event. */
  readonly read: (workspace: OpenWorkspace) => Promise<Result<readonly ReleaseListItem[]>>;
}

function firstInstant(starts: readonly string[]): string | null {
  const sorted = [...starts].sort((a, b) => Date.parse(a) - Date.parse(b));
  return sorted[0] ?? null;
}

function latestChange({ records }: OpenWorkspace, release: string): string {
  let latest = '';
  for (const record of records.ofRelease(release)) {
    for (const { at } of records.heads(record)) if (at > latest) latest = at;
  }
  return latest;
}

function listItem(
  workspace: OpenWorkspace,
  release: string,
  status: CachedStatus | undefined,
): ReleaseListItem | undefined {
  const { records } = workspace;
  const header = readRecord(records, releaseRecord(release), releaseHeaderSchema).value;
  if (header === undefined) return undefined;
  const product = readRecord(records, productRecord(header.product), productSchema).value;
  return {
    id: release,
    product: header.product,
    productName: product?.name ?? header.product,
    version: header.version,
    title: header.title,
    kind: header.kind,
    state: status?.state ?? null,
    deploysAt: firstInstant(header.deployment.map(({ start }) => start)),
    changedAt: latestChange(workspace, release),
    blockers: status?.blockers ?? null,
    targetLocales: header.targetLocales,
  };
}

async function openCache(workspace: OpenWorkspace): Promise<DurableJson<Cache> | undefined> {
  const opened = await openDurableJson<Cache>({
    path: path.join(workspace.localFolder, 'views', 'release-list.json'),
    schema: cacheSchema,
    defaults: { releases: {} },
    schemaVersion: 1,
    backups: 0,
  });
  // A cache that can't be kept costs time and nothing else.
  return opened.ok ? opened.value : undefined;
}

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A list that calls `onWorkedOut` when states that it had to leave open are known. */
export function createReleaseList(status: ReleaseStatus, onWorkedOut: () => void): ReleaseList {
  let opened:
    { readonly workspace: OpenWorkspace; readonly cache: DurableJson<Cache> | undefined } | undefined;
  let known = new Map<string, CachedStatus>();
  let isWorking = false;

  async function attach(workspace: OpenWorkspace): Promise<void> {
    if (opened?.workspace === workspace) return;
    const cache = await openCache(workspace);
    opened = { workspace, cache };
    known = new Map(Object.entries(cache?.data().releases ?? {}));
  }

  function current(workspace: OpenWorkspace, release: string): CachedStatus | undefined {
    const cached = known.get(release);
    return cached?.fingerprint === releaseFingerprint(workspace, release) ? cached : undefined;
  }

  async function workOut(workspace: OpenWorkspace, releases: readonly string[]): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    try {
      for (const release of releases) {
        if (opened?.workspace !== workspace) return;
        const fingerprint = releaseFingerprint(workspace, release);
        const readiness = await status.readiness(workspace, release);
        if (!readiness.ok) continue;
        const { state, blockers } = readiness.value;
        known.set(release, { fingerprint, state, blockers: blockers.filter((one) => one.blocking).length });
        await pause();
      }
      await opened?.cache?.update(() => ({ releases: Object.fromEntries(known) }));
    } finally {
      isWorking = false;
    }
    onWorkedOut();
  }

  return {
    read: async (workspace) => {
      await attach(workspace);
      const ids = releaseIds(workspace);
      const items: ReleaseListItem[] = [];
      const unknown: string[] = [];
      for (const release of ids) {
        const cached = current(workspace, release);
        if (cached === undefined) unknown.push(release);
        const item = listItem(workspace, release, cached);
        if (item !== undefined) items.push(item);
      }
      if (unknown.length > 0) void workOut(workspace, unknown);
      return ok(items.sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1)));
    },
  };
}
