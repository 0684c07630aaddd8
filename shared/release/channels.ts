import * as z from 'zod';
import { sectionDocumentSchema } from '../authoring/document';
import { channel, response } from '../ipc/channel';
import type { Result } from '../result';
import { changeSchema } from './change';
import { localeSchema, releaseHeaderSchema, releaseKindSchema, slugSchema } from './release';
import type { ReadinessView, ReleaseListItem, ReleaseView, Saved } from './view';

const releaseId = z.string().regex(/^[a-z0-9-]{1,80}$/);
const recordKey = z.string().regex(/^[A-Za-z0-9._~-]{1,80}$/);
const parents = z.array(z.string()).max(50);

/** Writing a release. */
export const releaseChannels = {
  'releases.list': channel(z.strictObject({}), response<Result<readonly ReleaseListItem[]>>()),
  'release.create': channel(
    z.strictObject({
      product: slugSchema,
      kind: releaseKindSchema,
      title: z.string().max(200),
      version: releaseHeaderSchema.shape.version,
      sourceLocale: localeSchema,
      targetLocales: z.array(localeSchema).max(40),
    }),
    response<Result<{ readonly release: string }>>(),
  ),
  'release.get': channel(z.strictObject({ release: releaseId }), response<Result<ReleaseView>>()),
  'release.readiness': channel(z.strictObject({ release: releaseId }), response<Result<ReadinessView>>()),
  'release.saveHeader': channel(
    z.strictObject({ release: releaseId, header: releaseHeaderSchema, parents }),
    response<Result<Saved>>(),
  ),
  /**
   * The newest words of one section, sent at every change. The engine keeps them as a draft, at most 2 s, and then
   * writes them into the journal; the event `draft.saved` tells when that has happened. Fails with
   * `authoring/draft-incomplete` if `order` names a block that the engine has never seen: send all blocks then.
   */
  'release.draftSection': channel(
    z.strictObject({
      release: releaseId,
      section: recordKey,
      /** The heads that the editor's text began from, as `release.get` gave them. */
      parents,
      /** The order of the section's blocks by id; blocks that did not change since the last call are left out. */
      order: z.array(z.string()).max(20_000),
      blocks: sectionDocumentSchema,
    }),
    response<Result<null>>(),
  ),
  /** Writes all drafts now: at blur, before locking, before closing. */
  'release.flushDrafts': channel(z.strictObject({}), response<Result<null>>()),
  'release.saveChange': channel(
    z.strictObject({ release: releaseId, change: recordKey.nullable(), value: changeSchema, parents }),
    response<Result<Saved & { readonly change: string }>>(),
  ),
  'release.deleteChange': channel(
    z.strictObject({ release: releaseId, change: recordKey, parents }),
    response<Result<Saved>>(),
  ),
} as const;
