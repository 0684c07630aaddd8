import * as z from 'zod';
import { audienceRoleSchema } from './release';

/** What a change does, on its own axis (Keep a Changelog 1.1 without `Security`, which is an axis of its own). */
export const changeTypes = ['added', 'changed', 'fixed', 'deprecated', 'removed'] as const;
export const changeTypeSchema = z.enum(changeTypes);
export type ChangeType = z.infer<typeof changeTypeSchema>;

/** Whether customers notice the change (duty 1.2). An internal change reaches no output. */
export const changeImpacts = ['customer', 'internal'] as const;
export const changeImpactSchema = z.enum(changeImpacts);
export type ChangeImpact = z.infer<typeof changeImpactSchema>;

/** Where an imported change came from; `key` recognises it when it is imported again. */
export const changeOriginSchema = z.strictObject({
  kind: z.enum(['git', 'keep-a-changelog']),
  key: z.string().min(1).max(200),
});
export type ChangeOrigin = z.infer<typeof changeOriginSchema>;

/**
 * One change of a release: record `release/<id>/change/<changeId>`. The facts are orthogonal (duty 3.3): labels of
 * other conventions are derived from them. `summary` is one line of text; `` `code` `` is its only markup.
 * `order` sorts the entries of one type; equal orders fall back to the change id.
 */
export const changeSchema = z.strictObject({
  type: changeTypeSchema,
  security: z.boolean(),
  breaking: z.boolean(),
  impact: changeImpactSchema,
  impactReason: z.string().max(500),
  module: z.string().max(80),
  audienceRoles: z.array(audienceRoleSchema).min(1),
  summary: z.string().max(2000),
  references: z.array(z.string().max(300)).max(50),
  actionBy: z.iso.date().optional(),
  origin: changeOriginSchema.optional(),
  order: z.int().min(0),
});
export type Change = z.infer<typeof changeSchema>;
