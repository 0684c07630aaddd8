import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Credentials, Endpoint } from '../../shared/publishing/endpoint';
import type { OutboxItem } from '../../shared/publishing/outbox-item';
import type { Receipt } from '../../shared/publishing/receipt';
import type { OutboxItemView } from '../../shared/publishing/view';
import { receiptRecord } from '../../shared/release/record-ids';
import { err, ok, type Result } from '../../shared/result';
import type { ReleaseStatus } from '../approval/release-status';
import { currentExport } from '../bundle/export-records';
import type { OpenWorkspace } from '../workspace/open-workspace';
import type { SessionPort } from '../workspace/session-port';
import { openBundleInput } from './bundle-input';
import { findEndpoint, indexReaderFor } from './endpoint-records';
import { openEndpointMemory, type EndpointMemory } from './endpoint-memory';
import { createHttpTarget } from './http-target';
import { openOutboxFolder } from './outbox-folder';
import { openOutbox, type Outbox } from './outbox';
import type { RunItem } from './outbox-run';
import { deriveProductSite } from './product-site';
import { runPublish, type RunContext } from './publish-run';
import type { PublishTarget } from './target';

/** What publishing takes from the engine. */
export interface PublishingParts {
  readonly session: SessionPort;
  readonly status: ReleaseStatus;
  readonly onOutbox: (items: readonly OutboxItemView[]) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  readonly random: () => number;
}

/** Publishing for the workspace that is open. */
export interface OpenPublishing {
  readonly workspace: OpenWorkspace;
  readonly memory: EndpointMemory;
  readonly outbox: Outbox;
}

/** Publishing as a service of the engine. Credentials live here, in memory, and nowhere else. */
export interface PublishingService {
  /**
   * Follows the engine to another workspace, or to none: breaks off what is being sent for the old one and goes on
   * with the outbox of the new one. Call with `undefined` *before* a workspace is closed, for receipts go into it.
   */
  readonly follow: (workspace: OpenWorkspace | undefined) => Promise<void>;
  /** Publishing for the open workspace; the failure that kept its outbox from being opened otherwise. */
  readonly current: () => Promise<Result<OpenPublishing>>;
  /** The key was unlocked or the network is back: what waited for that is tried now. */
  readonly wake: () => void;
  readonly credentials: ReadonlyMap<string, Credentials>;
  readonly setCredentials: (endpoint: string, credentials: Credentials | null) => void;
  /** A connection to an endpoint with its credentials; `publishing/credentials-missing` if it needs some. */
  readonly connect: (id: string, endpoint: Endpoint) => Result<PublishTarget>;
}

/** A name that nobody used before: 96 random bits in hex. */
export const publishingNonce = (): string => randomBytes(12).toString('hex');

/** The publishing service, following no workspace yet. */
export function createPublishingService(parts: PublishingParts): PublishingService {
  const credentials = new Map<string, Credentials>();
  let following: Promise<Result<OpenPublishing>> = Promise.resolve(err('workspace/none-open'));

  const connect = (id: string, endpoint: Endpoint): Result<PublishTarget> => {
    const known = credentials.get(id);
    if (endpoint.auth !== 'none' && known?.kind !== endpoint.auth) {
      return err('publishing/credentials-missing', { endpoint: endpoint.name });
    }
    const sent = endpoint.auth === 'none' ? null : (known ?? null);
    return ok(createHttpTarget({ url: endpoint.url, credentials: sent, now: parts.now }));
  };

  const follow = async (
    before: Promise<Result<OpenPublishing>>,
    workspace: OpenWorkspace | undefined,
  ): Promise<Result<OpenPublishing>> => {
    const last = await before;
    if (last.ok) await last.value.outbox.stop();
    // Another workspace's endpoints may have the same ids.
    if (last.ok && last.value.workspace !== workspace) credentials.clear();
    if (workspace === undefined) return err('workspace/none-open');
    return openPublishing(workspace, parts, connect);
  };

  return {
    follow: async (workspace) => {
      following = follow(following, workspace);
      await following;
    },
    current: () => following,
    wake: () => {
      void following.then((open) => {
        if (open.ok) open.value.outbox.wake();
      });
    },
    credentials,
    setCredentials: (endpoint, given) => {
      if (given === null) credentials.delete(endpoint);
      else credentials.set(endpoint, given);
    },
    connect,
  };
}

async function openPublishing(
  workspace: OpenWorkspace,
  parts: PublishingParts,
  connect: PublishingService['connect'],
): Promise<Result<OpenPublishing>> {
  // Another window owns this machine's outbox.
  if (workspace.readOnly()?.kind === 'locked-by-other') return err('workspace/read-only-locked-by-other');
  const memory = await openEndpointMemory(workspace.localFolder);
  if (!memory.ok) return memory;
  const outbox = await openOutbox({
    folder: openOutboxFolder(path.join(workspace.localFolder, 'outbox')),
    run: runIn(workspace, memory.value, parts, connect),
    onReceipt: (receipt) => keepReceipt(workspace, receipt),
    onChange: parts.onOutbox,
    endpointName: (id) => {
      const endpoint = findEndpoint(workspace, id);
      return endpoint.ok ? endpoint.value.name : id;
    },
    now: parts.now,
    setTimer: parts.setTimer,
    random: parts.random,
  });
  return outbox.ok ? ok({ workspace, memory: memory.value, outbox: outbox.value }) : outbox;
}

/** One run of an item with the workspace as it is at that moment. */
function runIn(
  workspace: OpenWorkspace,
  memory: EndpointMemory,
  parts: PublishingParts,
  connect: PublishingService['connect'],
): RunItem {
  return async (item, bundle, hooks, signal) => {
    const endpoint = findEndpoint(workspace, item.endpoint);
    if (!endpoint.ok) return endpoint;
    const person = parts.session.current();
    if (person === undefined) return err('identity/locked');
    const target = connect(item.endpoint, endpoint.value);
    if (!target.ok) return target;
    const input = await openBundleInput(bundle);
    if (!input.ok) return input;
    const context: RunContext = {
      endpoint: endpoint.value,
      target: target.value,
      memory,
      reader: indexReaderFor(workspace),
      signer: { keyid: person.device, sign: parts.session.sign },
      person: person.person,
      workspace: workspace.facts.id,
      recheck: () => recheck(workspace, parts.status, item),
      deriveSite: deriveProductSite,
      now: parts.now,
      nonce: publishingNonce,
    };
    try {
      return await runPublish(item, input.value, context, hooks, signal);
    } finally {
      target.value.close();
      await input.value.close();
    }
  };
}

/**
 * Whether what would be made public is still what the right people signed: nothing blocks the release, and the bundle
 * is the one that it gives now. Fails closed with `publishing/approvals-changed`.
 */
export async function recheck(
  workspace: OpenWorkspace,
  status: ReleaseStatus,
  { release, version, manifest }: Pick<OutboxItem, 'release' | 'version' | 'manifest'>,
): Promise<Result<null>> {
  const evaluated = await status.evaluate(workspace, release);
  if (!evaluated.ok) return evaluated;
  const readiness = await status.readiness(workspace, release);
  if (!readiness.ok) return readiness;
  const isBlocked = readiness.value.blockers.some(({ blocking }) => blocking);
  const exported = currentExport(workspace, release, evaluated.value.rendered.digests);
  if (isBlocked || exported?.manifest !== manifest) return err('publishing/approvals-changed', { version });
  return ok(null);
}

/** Writes a receipt into the journal, once: the same receipt may come again after a crash. */
async function keepReceipt(workspace: OpenWorkspace, receipt: Receipt): Promise<Result<null>> {
  const record = receiptRecord(receipt.release, receipt.id);
  if (workspace.records.heads(record).length > 0) return ok(null);
  const written = await workspace.append([{ record, parents: [], body: receipt }]);
  return written.ok ? ok(null) : written;
}
