import * as z from 'zod';
import { channel, response } from '../ipc/channel';
import type { Result } from '../result';
import { credentialsSchema, endpointAuths, endpointIdSchema } from './endpoint';
import type { ProbeReport } from './probe-report';
import type { EndpointView, OutboxItemView } from './view';

const outboxId = z.string().regex(/^[0-9a-f]{32}$/);

// The address is judged by the handler, so that what is wrong with it comes back as a sentence.
const endpointInput = z.strictObject({
  name: z.string().trim().min(1).max(80),
  url: z.string().max(2000),
  region: z.string().trim().min(1).max(60).optional(),
  auth: z.enum(endpointAuths),
  indexExpiryDays: z.int().min(1).max(3650),
  designatedPublisher: z.string().min(1).max(80).optional(),
});

/** Endpoints, and the outbox of bundles on their way to them (design 8). */
export const publishingChannels = {
  'endpoint.list': channel(z.strictObject({}), response<Result<readonly EndpointView[]>>()),
  'endpoint.save': channel(
    z.strictObject({
      id: endpointIdSchema.nullable(),
      endpoint: endpointInput,
      parents: z.array(z.string()).max(50),
    }),
    response<Result<{ readonly id: string }>>(),
  ),
  'endpoint.remove': channel(
    z.strictObject({ id: endpointIdSchema, parents: z.array(z.string()).max(50) }),
    response<Result<null>>(),
  ),
  /** Asks the store how it behaves; see {@link ProbeReport}. */
  'endpoint.probe': channel(z.strictObject({ id: endpointIdSchema }), response<Result<ProbeReport>>()),
  /** Keeps credentials in the engine's memory until it stops; `null` forgets them. */
  'endpoint.credentials': channel(
    z.strictObject({ id: endpointIdSchema, credentials: credentialsSchema.nullable() }),
    response<Result<null>>(),
  ),
  /** Puts the release's newest current bundle into the outbox. Doing it twice gives the same item. */
  'publishing.enqueue': channel(
    z.strictObject({ release: z.string().min(1).max(80), endpoint: endpointIdSchema }),
    response<Result<OutboxItemView>>(),
  ),
  'publishing.outbox': channel(z.strictObject({}), response<Result<readonly OutboxItemView[]>>()),
  /** Refused with `publishing/too-late-to-cancel` once the release may be public. */
  'publishing.cancel': channel(z.strictObject({ id: outboxId }), response<Result<null>>()),
  /** Tries again now. `renewIndex` goes on from an expired index, after a person has looked at it. */
  'publishing.retry': channel(
    z.strictObject({ id: outboxId, renewIndex: z.boolean().optional() }),
    response<Result<null>>(),
  ),
} as const;
