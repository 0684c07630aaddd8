import * as z from 'zod';
import type { Failure, FailureParam } from '../result';
import { slugSchema, versionSchema } from '../release/release';
import { endpointIdSchema } from './endpoint';
import { receiptSchema } from './receipt';
import { sha256Schema } from './release-index';

/** The steps of publishing, in order. Every step may be done again without changing its result. */
export const publishStages = ['probing', 'blobs', 'manifest', 'index', 'site', 'verified'] as const;
export type PublishStage = (typeof publishStages)[number];

/** Where an item of the outbox is. */
export const outboxStates = ['queued', ...publishStages, 'done', 'failed', 'cancelled'] as const;
export type OutboxState = (typeof outboxStates)[number];

/** States in which nothing happens any more unless a person asks for it. */
export function isSettled(state: OutboxState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

const failureParamSchema: z.ZodType<FailureParam> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
]);
const failureSchema: z.ZodType<Failure> = z.union([
  z.strictObject({ code: z.string(), params: z.record(z.string(), failureParamSchema) }),
  z.strictObject({ code: z.string() }),
]);

/**
 * `item.json` of an outbox folder: all that survives a crash. `committed` is set before the first request that could
 * make the release public, and is never taken back: from then on cancelling would be a lie.
 */
export const outboxItemSchema = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  endpoint: endpointIdSchema,
  release: z.string().min(1).max(80),
  product: slugSchema,
  version: versionSchema,
  manifest: sha256Schema,
  bundle: z.strictObject({ sha256: sha256Schema, size: z.int().min(0) }),
  state: z.enum(outboxStates),
  committed: z.boolean(),
  acceptExpiredIndex: z.boolean(),
  attempts: z.int().min(0),
  enqueuedAt: z.iso.datetime(),
  nextRetryAt: z.iso.datetime().nullable(),
  error: failureSchema.nullable(),
  receipt: receiptSchema.nullable(),
});
export type OutboxItem = Readonly<z.infer<typeof outboxItemSchema>>;

/** What an outbox item is made from. */
export interface OutboxOrder {
  readonly endpoint: string;
  readonly release: string;
  readonly product: string;
  readonly version: string;
  readonly manifest: string;
}

/** Whether a person can still call an item back. */
export function isCancellable(item: Pick<OutboxItem, 'state' | 'committed'>): boolean {
  return !item.committed && item.state !== 'done' && item.state !== 'cancelled';
}
