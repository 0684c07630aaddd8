import type { Endpoint } from '../../shared/publishing/endpoint';
import type { IndexReader, IndexSigner } from '../../shared/publishing/index-file';
import type { OutboxItem } from '../../shared/publishing/outbox-item';
import {
  allowPublishing,
  isProbeFresh,
  type CreateMethod,
  type ProbeReport,
} from '../../shared/publishing/probe-report';
import type { Receipt } from '../../shared/publishing/receipt';
import { err, ok, type Result } from '../../shared/result';
import { sha256 } from '../journal/sha256';
import type { EndpointMemory } from './endpoint-memory';
import { createIndexStore } from './index-store';
import { probeTarget } from './probe';
import type { DeriveSite, PublishInput } from './publish-input';
import { publish, type PublishHooks, type PublishOutcome } from './publisher';
import type { PublishTarget } from './target';

/** The circumstances of one run: the endpoint as it is now, and who publishes. */
export interface RunContext {
  readonly endpoint: Endpoint;
  readonly target: PublishTarget;
  readonly memory: EndpointMemory;
  readonly reader: IndexReader;
  readonly signer: IndexSigner;
  /** The person whose device signs. */
  readonly person: string;
  readonly workspace: string;
  readonly recheck: () => Promise<Result<null>>;
  readonly deriveSite: DeriveSite | null;
  readonly now: () => number;
  readonly nonce: () => string;
}

/**
 * One attempt at publishing an outbox item: asks the store how it behaves (unless that is known), refuses where an
 * overwrite could pass unnoticed, publishes, and makes the receipt.
 */
export async function runPublish(
  item: OutboxItem,
  input: PublishInput,
  context: RunContext,
  hooks: PublishHooks,
  signal: AbortSignal,
): Promise<Result<Receipt>> {
  if (input.manifest.sha256 !== item.manifest)
    return err('publishing/bundle-damaged', { release: item.release });
  const { endpoint, target, memory, reader } = context;
  const staged = await hooks.onStage('probing');
  if (!staged.ok) return staged;
  const probe = await knownProbe(item.endpoint, context, signal);
  if (!probe.ok) return probe;
  const method = allowPublishing(probe.value, endpoint, context.person);
  if (!method.ok) return method;

  const outcome = await publish(input, {
    ...context,
    index: createIndexStore({ target, method: method.value, reader, nonce: context.nonce }),
    memory: {
      remembered: () => memory.index(item.endpoint, endpoint.url),
      remember: ({ version, sha256 }) => memory.keepIndex(item.endpoint, endpoint.url, { version, sha256 }),
    },
    indexExpiryDays: endpoint.indexExpiryDays,
    acceptExpired: item.acceptExpiredIndex,
    hooks,
    signal,
  });
  return outcome.ok ? ok(receiptOf(item, outcome.value, context, probe.value, method.value)) : outcome;
}

/** The probe's report: the one that is kept, while it is fresh and the server still calls itself the same. */
async function knownProbe(
  endpointId: string,
  { endpoint, target, memory, now, nonce }: RunContext,
  signal: AbortSignal,
): Promise<Result<ProbeReport>> {
  const kept = memory.probe(endpointId, endpoint.url);
  if (kept !== null && isProbeFresh(kept, now())) {
    const described = await target.describe({ signal });
    if (!described.ok) return described;
    if (described.value.server === kept.server) return ok(kept);
  }
  return probeEndpoint(endpointId, endpoint.url, { target, memory, now, nonce }, signal);
}

/** Probes an endpoint and keeps the report. */
export async function probeEndpoint(
  endpointId: string,
  url: string,
  { target, memory, now, nonce }: Pick<RunContext, 'target' | 'memory' | 'now' | 'nonce'>,
  signal?: AbortSignal,
): Promise<Result<ProbeReport>> {
  const report = await probeTarget(target, { now, nonce }, { signal });
  if (!report.ok) return report;
  const saved = await memory.keepProbe(endpointId, url, report.value);
  return saved.ok ? report : saved;
}

/** Names the receipt of one manifest at one endpoint under one address. */
export function receiptId(manifest: string, endpoint: string, url: string): string {
  return sha256(`${manifest}\n${endpoint}\n${url}`).slice(0, 32);
}

function receiptOf(
  item: OutboxItem,
  { index, files, bytes, etag, serverDate }: PublishOutcome,
  { endpoint, workspace, now }: RunContext,
  probe: ProbeReport,
  createMethod: CreateMethod,
): Receipt {
  const { release, product, version, manifest } = item;
  const id = receiptId(manifest, item.endpoint, endpoint.url);
  return {
    ...{ format: 1, id, endpoint: item.endpoint, url: endpoint.url, workspace },
    ...{ release, product, version, manifest, index, class: probe.class, createMethod },
    ...{ files, bytes, etag, serverDate, verifiedAt: new Date(now()).toISOString() },
  };
}
