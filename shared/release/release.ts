import * as z from 'zod';

/** Why a release exists (duties 1.4, 3.6, 6.1): it decides which template sections and checklist items apply. */
export const releaseKinds = ['planned', 'hotfix', 'backfill', 'rollback'] as const;
export const releaseKindSchema = z.enum(releaseKinds);
export type ReleaseKind = z.infer<typeof releaseKindSchema>;

/** Whom an output is for (duty 2.2). Not to be confused with the roles of the people who work in the app. */
export const audienceRoles = ['administrator', 'end-user'] as const;
export const audienceRoleSchema = z.enum(audienceRoles);
export type AudienceRole = z.infer<typeof audienceRoleSchema>;

/** A BCP 47 language tag, as `Intl` canonicalizes it. */
export const localeSchema = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/);

/** A name that becomes part of a permanent URL or a record id. */
export const slugSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/);

/** A version as it stands in the permanent URL; covers SemVer 2.0 and calendar versions. */
export const versionSchema = z.string().regex(/^[0-9A-Za-z](?:[0-9A-Za-z.+_-]{0,62}[0-9A-Za-z])?$/);

/** When the deployment happens in one region: an instant (RFC 3339) and the IANA zone it is announced in. */
export const deploymentWindowSchema = z.strictObject({
  region: z.string().min(1).max(60),
  start: z.iso.datetime({ offset: true }),
  end: z.iso.datetime({ offset: true }).optional(),
  timeZone: z.string().min(1).max(60),
});
export type DeploymentWindow = z.infer<typeof deploymentWindowSchema>;

/**
 * The header of a release: record `release/<id>`. Version and windows may be missing while drafting; the template
 * decides what must be there before anything is signed (duty 3.1).
 */
export const releaseHeaderSchema = z.strictObject({
  product: slugSchema,
  kind: releaseKindSchema,
  title: z.string().max(200),
  version: z.union([versionSchema, z.literal('')]),
  deployment: z.array(deploymentWindowSchema).max(50),
  sourceLocale: localeSchema,
  targetLocales: z.array(localeSchema).max(40),
  audienceRoles: z.array(audienceRoleSchema).min(1),
  template: z.strictObject({ id: slugSchema, version: z.int().min(1) }),
});
export type ReleaseHeader = z.infer<typeof releaseHeaderSchema>;

/** A product whose releases are announced: record `product/<slug>`. */
export const productSchema = z.strictObject({
  name: z.string().min(1).max(120),
  description: z.string().max(500),
});
export type Product = z.infer<typeof productSchema>;

/** Where a release stands. Always derived from what is written, signed and received; never stored. */
export const releaseStates = ['drafting', 'in-review', 'approved', 'exported', 'published'] as const;
export type ReleaseState = (typeof releaseStates)[number];
