import path from 'node:path';
import type { Handlers } from '../../shared/ipc/channel';
import type { publishingChannels } from '../../shared/publishing/channels';
import type { Endpoint } from '../../shared/publishing/endpoint';
import type { OutboxItemView } from '../../shared/publishing/view';
import { endpointRecord } from '../../shared/release/record-ids';
import { err, ok, type Result } from '../../shared/result';
import type { ReleaseStatus } from '../approval/release-status';
import { currentExport } from '../bundle/export-records';
import { demandRole } from '../workspace/roles';
import { saveRecord } from '../workspace/save-record';
import type { SessionPort } from '../workspace/session-port';
import { blobFolder } from '../workspace/workspace-folder';
import { endpointViews, findEndpoint, saveEndpoint } from './endpoint-records';
import { probeEndpoint } from './publish-run';
import { publishingNonce, recheck, type OpenPublishing, type PublishingService } from './publishing-service';

/** What the channels of publishing work with. */
export interface PublishingHandlerServices {
  readonly publishing: PublishingService;
  readonly session: SessionPort;
  readonly status: ReleaseStatus;
  readonly now: () => number;
  /** A short random id of lower-case letters and digits. */
  readonly randomId: () => string;
}

/** Answers the channels of publishing. Endpoints and the outbox are a release manager's. */
export function publishingHandlers(services: PublishingHandlerServices): Handlers<typeof publishingChannels> {
  const { publishing, session, now, randomId } = services;

  async function open<T>(work: (open: OpenPublishing) => Promise<Result<T>>): Promise<Result<T>> {
    const current = await publishing.current();
    return current.ok ? work(current.value) : current;
  }

  function asManager<T>(work: (open: OpenPublishing) => Promise<Result<T>>): Promise<Result<T>> {
    return open(async (current) => {
      const allowed = demandRole(current.workspace, session, 'release-manager');
      return allowed.ok ? work(current) : allowed;
    });
  }

  return {
    'endpoint.list': () =>
      open(async ({ workspace, memory }) => ok(endpointViews(workspace, memory, publishing.credentials))),
    'endpoint.save': ({ id, endpoint, parents }) =>
      asManager(({ workspace }) =>
        saveEndpoint(workspace, id ?? randomId(), withoutUndefined(endpoint), parents),
      ),
    'endpoint.remove': ({ id, parents }) =>
      asManager(async ({ workspace }) => {
        const removed = await saveRecord(workspace, { record: endpointRecord(id), parents, body: null });
        if (removed.ok) publishing.setCredentials(id, null);
        return removed.ok ? ok(null) : removed;
      }),
    'endpoint.probe': ({ id }) =>
      asManager(async ({ workspace, memory }) => {
        const endpoint = findEndpoint(workspace, id);
        if (!endpoint.ok) return endpoint;
        const target = publishing.connect(id, endpoint.value);
        if (!target.ok) return target;
        const around = { target: target.value, memory, now, nonce: publishingNonce };
        try {
          return await probeEndpoint(id, endpoint.value.url, around);
        } finally {
          target.value.close();
        }
      }),
    'endpoint.credentials': ({ id, credentials }) =>
      open(async () => {
        publishing.setCredentials(id, credentials);
        publishing.wake();
        return ok(null);
      }),
    'publishing.enqueue': ({ release, endpoint }) =>
      asManager((current) => enqueue(current, services.status, release, endpoint)),
    'publishing.outbox': () => open(async ({ outbox }) => ok(outbox.list())),
    'publishing.cancel': ({ id }) => asManager(({ outbox }) => outbox.cancel(id)),
    'publishing.retry': ({ id, renewIndex }) =>
      asManager(({ outbox }) => outbox.retry(id, renewIndex ?? false)),
  };
}

/** Puts the bundle that the release gives now into the outbox, if it still is what was signed. */
async function enqueue(
  { workspace, outbox }: OpenPublishing,
  status: ReleaseStatus,
  release: string,
  endpoint: string,
): Promise<Result<OutboxItemView>> {
  const known = findEndpoint(workspace, endpoint);
  if (!known.ok) return known;
  const evaluated = await status.evaluate(workspace, release);
  if (!evaluated.ok) return evaluated;
  const { product, version } = evaluated.value.content.header;
  const exported = currentExport(workspace, release, evaluated.value.rendered.digests);
  if (exported === undefined) return err('publishing/no-current-bundle');
  const { manifest, bundle } = exported;
  const approved = await recheck(workspace, status, { release, version, manifest });
  if (!approved.ok) return approved;
  const file = path.join(blobFolder(workspace.path), bundle.slice(0, 2), bundle);
  return outbox.enqueue({ endpoint, release, product, version, manifest }, file);
}

/** The same endpoint without the keys that zod leaves undefined. */
function withoutUndefined({
  region,
  designatedPublisher,
  ...rest
}: {
  readonly [Key in keyof Endpoint]: Endpoint[Key] | undefined;
} & Omit<Endpoint, 'region' | 'designatedPublisher'>): Endpoint {
  return {
    ...rest,
    ...(region === undefined ? {} : { region }),
    ...(designatedPublisher === undefined ? {} : { designatedPublisher }),
  };
}
