import * as z from 'zod';
import { localeSchema } from '../release/release';
import { keyAlgorithmSchema, personIdSchema, publicKeySchema } from './public-key';

/** What a person may do in a workspace. Membership records, signed by an owner, give roles to people. */
export const personRoles = [
  'owner',
  'writer',
  'engineering',
  'product',
  'support',
  'security',
  'compliance',
  'localization',
  'release-manager',
] as const;
export const personRoleSchema = z.enum(personRoles);
export type PersonRole = z.infer<typeof personRoleSchema>;

/**
 * Characters that make a name read differently from what it is: controls, invisible and bidirectional formatting
 * characters, line separators, lone surrogates. A printed name stands under a signature (21 CFR 11.50), so it must be what it shows.
 * Zero-width (non-)joiners stay allowed: Persian and Indic names need them.
 */
const deceptive =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/u;

// Checked and not trimmed: what a journal or a signed file says is never altered by reading it.
const trimmed = (text: string): boolean => text === text.trim();

/** A printed name: 1 to 120 characters without deceptive ones and without space around. */
export const personNameSchema = z
  .string()
  .min(1)
  .max(120)
  .refine((name) => trimmed(name) && !deceptive.test(name));

/** An e-mail address of at most 254 characters (RFC 5321, 4.5.3.1.3). */
export const emailSchema = z.email().max(254);

const distinct = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** A person of a workspace: record `person/<id>`. `locales` says for which ones a localization reviewer may sign. */
export const personSchema = z.strictObject({
  name: personNameSchema,
  email: emailSchema,
  roles: z.array(personRoleSchema).max(personRoles.length).refine(distinct),
  locales: z.array(localeSchema).max(100).refine(distinct),
});
export type Person = Readonly<z.infer<typeof personSchema>>;

/** A device, which is a key that signs for a person: record `device/<id>`. `label` is for people ("Jo's laptop"). */
export const deviceSchema = z.strictObject({
  person: personIdSchema,
  alg: keyAlgorithmSchema,
  publicKey: publicKeySchema,
  label: z.string().min(1).max(120).refine(trimmed),
});
export type Device = Readonly<z.infer<typeof deviceSchema>>;
