import path from 'node:path';
import * as z from 'zod';
import { probeReportSchema, type ProbeReport } from '../../shared/publishing/probe-report';
import { rememberedIndexSchema, type RememberedIndex } from '../../shared/publishing/release-index';
import { ok, type Result } from '../../shared/result';
import { openDurableJson } from '../storage/durable-json';

const memorySchema = z.strictObject({
  endpoints: z.record(
    z.string(),
    z.strictObject({
      /** What is remembered belongs to an address: another address is another store. */
      url: z.string(),
      probe: probeReportSchema.nullable(),
      index: rememberedIndexSchema.nullable(),
    }),
  ),
});
type Memory = z.infer<typeof memorySchema>;
type Entry = Memory['endpoints'][string];

/** What this machine knows about each endpoint: how its store behaves, and the newest index it has shown. */
export interface EndpointMemory {
  readonly probe: (endpoint: string, url: string) => ProbeReport | null;
  readonly index: (endpoint: string, url: string) => RememberedIndex | null;
  readonly keepProbe: (endpoint: string, url: string, report: ProbeReport) => Promise<Result<null>>;
  /** Keeps a verified index, unless a newer one is known. Returns when it is on the disk. */
  readonly keepIndex: (endpoint: string, url: string, index: RememberedIndex) => Promise<Result<null>>;
}

/**
 * Opens `endpoints.json` in the workspace's local folder. If the file was damaged a backup stands in; an older memory
 * means that an older index would be believed, never a wrong one.
 */
export async function openEndpointMemory(folder: string): Promise<Result<EndpointMemory>> {
  const opened = await openDurableJson<Memory>({
    path: path.join(folder, 'endpoints.json'),
    schema: memorySchema,
    defaults: { endpoints: {} },
    schemaVersion: 1,
  });
  if (!opened.ok) return opened;
  const file = opened.value;
  const entryOf = (memory: Memory, endpoint: string, url: string): Entry => {
    const known = Object.hasOwn(memory.endpoints, endpoint) ? memory.endpoints[endpoint] : undefined;
    return known?.url === url ? known : { url, probe: null, index: null };
  };
  const change = async (
    endpoint: string,
    url: string,
    edit: (entry: Entry) => Entry,
  ): Promise<Result<null>> => {
    const written = await file.update((memory) => ({
      endpoints: { ...memory.endpoints, [endpoint]: edit(entryOf(memory, endpoint, url)) },
    }));
    return written.ok ? ok(null) : written;
  };
  return ok({
    probe: (endpoint, url) => entryOf(file.data(), endpoint, url).probe,
    index: (endpoint, url) => entryOf(file.data(), endpoint, url).index,
    keepProbe: (endpoint, url, probe) => change(endpoint, url, (entry) => ({ ...entry, probe })),
    keepIndex: (endpoint, url, { version, sha256 }) =>
      change(endpoint, url, (entry) =>
        (entry.index?.version ?? 0) > version ? entry : { ...entry, index: { version, sha256 } },
      ),
  });
}
