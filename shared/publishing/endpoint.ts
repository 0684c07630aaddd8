import * as z from 'zod';

/** Names an endpoint in record ids and in the outbox. */
export const endpointIdSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/);

const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** True for a URL that never leaves this machine, where plain HTTP tells nobody anything. */
export function isLoopbackUrl(url: URL): boolean {
  return loopbackHost.test(url.hostname);
}

/** Why a text can't be the address of an endpoint; a parameter of `publishing/bad-address`. */
export type AddressProblem = 'not-a-url' | 'not-https' | 'has-credentials' | 'has-query' | 'too-long';

/**
 * Judges the address of an endpoint; `null` means good. HTTPS is required except on loopback, for every byte that is
 * published passes here and so do the credentials. User names, queries and fragments have no place in a base address:
 * a password in a URL would end up in the journal.
 */
export function addressProblem(text: string): AddressProblem | null {
  if (text.length > 500) return 'too-long';
  if (!URL.canParse(text)) return 'not-a-url';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not-a-url';
  if (url.protocol === 'http:' && !isLoopbackUrl(url)) return 'not-https';
  if (url.username !== '' || url.password !== '') return 'has-credentials';
  // The text is searched because `new URL` drops an empty query or fragment.
  if (/[?#]/.test(text)) return 'has-query';
  return null;
}

/** How the endpoint wants to know us. The secret itself is never part of a record. */
export const endpointAuths = ['none', 'basic', 'bearer'] as const;

/**
 * A place to publish to: record `endpoint/<id>`. `region` binds it to a region's content (duty 5.6).
 * `indexExpiryDays` is how long a published index may be believed without a newer one (TUF's freeze protection).
 * `designatedPublisher` is the one person who publishes here; it is what makes a store that can't refuse an overwrite
 * usable at all, and anybody else is refused.
 */
export const endpointSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  url: z.string().refine((text) => addressProblem(text) === null),
  region: z.string().trim().min(1).max(60).optional(),
  auth: z.enum(endpointAuths),
  indexExpiryDays: z.int().min(1).max(3650),
  designatedPublisher: z.string().min(1).max(80).optional(),
});
export type Endpoint = Readonly<z.infer<typeof endpointSchema>>;

/** What an endpoint is asked with. Held in memory of the engine, never written anywhere. */
export const credentialsSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('basic'),
    user: z
      .string()
      .min(1)
      .max(200)
      .regex(/^[^:\p{Cc}]*$/u),
    password: z
      .string()
      .max(1000)
      .regex(/^\P{Cc}*$/u),
  }),
  z.strictObject({ kind: z.literal('bearer'), token: z.string().regex(/^[A-Za-z0-9._~+/-]{1,4000}=*$/) }),
]);
export type Credentials = Readonly<z.infer<typeof credentialsSchema>>;
