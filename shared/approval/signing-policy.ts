import * as z from 'zod';
import type { localeSchema } from '../release/release';

/** The roles whose signature a policy can demand. */
export const signingRoles = [
  'engineering',
  'product',
  'support',
  'security',
  'compliance',
  'localization',
] as const;
export const signingRoleSchema = z.enum(signingRoles);
export type SigningRole = z.infer<typeof signingRoleSchema>;

/**
 * One line of the policy: which role signs which outputs and when.
 * `source` covers the outputs in the source locale, `each-target` asks for one signature per target locale that
 * covers that locale's outputs, `all` covers everything.
 */
export const signatureRequirementSchema = z.strictObject({
  role: signingRoleSchema,
  covers: z.enum(['all', 'source', 'each-target']),
  when: z.enum(['always', 'security']),
});
export type SignatureRequirement = z.infer<typeof signatureRequirementSchema>;

/**
 * Who must sign before anything ships: record `policy/signing` (duties 1.6, 3.2, 5.3).
 * With `fourEyes`, nobody's signature counts on outputs that contain words they wrote themselves.
 */
export const signingPolicySchema = z.strictObject({
  fourEyes: z.boolean(),
  requirements: z.array(signatureRequirementSchema).min(1).max(20),
});
export type SigningPolicy = z.infer<typeof signingPolicySchema>;

/** One person alone: their compliance signature on everything; the app says that four eyes are off. */
export const soloPolicy: SigningPolicy = {
  fourEyes: false,
  requirements: [{ role: 'compliance', covers: 'all', when: 'always' }],
};

/** A team: engineering, product and support sign the source, a reviewer each locale, compliance everything. */
export const teamPolicy: SigningPolicy = {
  fourEyes: true,
  requirements: [
    { role: 'engineering', covers: 'source', when: 'always' },
    { role: 'product', covers: 'source', when: 'always' },
    { role: 'support', covers: 'source', when: 'always' },
    { role: 'localization', covers: 'each-target', when: 'always' },
    { role: 'security', covers: 'all', when: 'security' },
    { role: 'compliance', covers: 'all', when: 'always' },
  ],
};

/** A requirement applied to one release: what still has to be signed, and over which locales. */
export interface RequiredSignature {
  /** Stable within a release: `<role>:<covers>` or `<role>:<locale>`. */
  readonly key: string;
  readonly role: SigningRole;
  readonly locales: readonly z.infer<typeof localeSchema>[];
}
