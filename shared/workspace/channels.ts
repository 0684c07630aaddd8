import * as z from 'zod';
import { channel, response } from '../ipc/channel';
import { pathGrant } from '../ipc/path-grant';
import type { Result } from '../result';
import { personRoles } from '../identity/person';
import { localeSchema, productSchema, slugSchema } from '../release/release';
import type {
  JournalReport,
  PersonView,
  ProductView,
  RecentWorkspace,
  RecordConflict,
  WorkspaceView,
} from './view';

/** Opening, creating and looking at the workspace as a whole. */
export const workspaceChannels = {
  'workspace.recent': channel(z.strictObject({}), response<readonly RecentWorkspace[]>()),
  'workspace.forget': channel(z.strictObject({ id: z.string() }), response<Result<null>>()),
  /** `grant` is the folder in which the workspace folder is made. */
  'workspace.create': channel(
    z.strictObject({ grant: pathGrant, name: z.string().min(1).max(80), policy: z.enum(['solo', 'team']) }),
    response<Result<WorkspaceView>>(),
  ),
  'workspace.open': channel(z.strictObject({ grant: pathGrant }), response<Result<WorkspaceView>>()),
  'workspace.openRecent': channel(z.strictObject({ id: z.string() }), response<Result<WorkspaceView>>()),
  'workspace.close': channel(z.strictObject({}), response<Result<null>>()),
  /** The open workspace, or null. */
  'workspace.current': channel(z.strictObject({}), response<WorkspaceView | null>()),
  'workspace.report': channel(z.strictObject({}), response<Result<JournalReport>>()),
  'workspace.conflicts': channel(z.strictObject({}), response<Result<readonly RecordConflict[]>>()),
  /** Ends a conflict by choosing one head: a new revision with its body that names all heads as parents. */
  'workspace.resolveConflict': channel(
    z.strictObject({ record: z.string(), choose: z.string() }),
    response<Result<null>>(),
  ),
  'people.list': channel(z.strictObject({}), response<Result<readonly PersonView[]>>()),
  /** Adds a person whose identity lives on this machine; only an owner may. */
  'people.add': channel(
    z.strictObject({
      device: z.string(),
      roles: z.array(z.enum(personRoles)).min(1),
      locales: z.array(localeSchema),
    }),
    response<Result<null>>(),
  ),
  'people.setRoles': channel(
    z.strictObject({
      person: z.string(),
      roles: z.array(z.enum(personRoles)).min(1),
      locales: z.array(localeSchema),
    }),
    response<Result<null>>(),
  ),
  'product.list': channel(z.strictObject({}), response<Result<readonly ProductView[]>>()),
  'product.save': channel(
    z.strictObject({ slug: slugSchema, product: productSchema, parents: z.array(z.string()) }),
    response<Result<null>>(),
  ),
} as const;
