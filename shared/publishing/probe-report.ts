import * as z from 'zod';
import { err, ok, type Result } from '../result';
import type { Endpoint } from './endpoint';

/**
 * What a store does when somebody creates an object that is there already: `enforced` refuses, `versioned` keeps both
 * and shows the newer, `not-enforced` overwrites without a word.
 */
export const endpointClasses = ['enforced', 'versioned', 'not-enforced'] as const;
export type EndpointClass = (typeof endpointClasses)[number];

/**
 * How a number of the index is taken so that exactly one publisher gets it. `conditional-put`: `PUT` with
 * `If-None-Match: *`, where the server decides at the end of the upload. `folder-move`: a WebDAV folder with the index
 * inside is moved to its place, which a file system refuses when a non-empty folder is there (rename(2)); for servers
 * that check the condition before the upload and forget it after (Apache mod_dav, see ADR 0004).
 */
export const createMethods = ['conditional-put', 'folder-move'] as const;
export type CreateMethod = (typeof createMethods)[number];

/** The questions a probe asks, in this order. Each is a key under `probe.check` in the `publishing` texts. */
export const probeChecks = [
  'create',
  'create-again',
  'read-back',
  'list',
  'race-put',
  'race-folder',
  'clean-up',
] as const;
export type ProbeCheck = (typeof probeChecks)[number];

/** `not-asked`: an earlier answer made the question pointless. */
export const probeAnswers = ['passed', 'failed', 'not-asked'] as const;
export type ProbeAnswer = (typeof probeAnswers)[number];

/** What a probe found out. Kept per machine; `server` is what the server calls itself, and a change of it asks anew. */
export const probeReportSchema = z.strictObject({
  format: z.literal(1),
  at: z.iso.datetime(),
  server: z.string().max(200),
  class: z.enum(endpointClasses),
  createMethod: z.enum(createMethods).nullable(),
  checks: z.array(
    z.strictObject({
      check: z.enum(probeChecks),
      answer: z.enum(probeAnswers),
      /** For races: how many of how many were told that they created the object. */
      winners: z.int().optional(),
      racers: z.int().optional(),
    }),
  ),
});
export type ProbeReport = Readonly<z.infer<typeof probeReportSchema>>;

/** How long a probe is believed. A server that is replaced behind the same address shows at the latest then. */
export const probeLifetimeMs = 24 * 60 * 60 * 1000;

/** Whether a stored report still stands for the store. `now` in milliseconds since the epoch. */
export function isProbeFresh(report: ProbeReport, now: number): boolean {
  const age = now - Date.parse(report.at);
  return age >= 0 && age < probeLifetimeMs;
}

/**
 * Whether this person may publish to a store of this class. A store that doesn't refuse an overwrite is safe only
 * while one person alone writes to it, so that person has to be named in the endpoint's record.
 */
export function allowPublishing(
  report: ProbeReport,
  endpoint: Endpoint,
  person: string,
): Result<CreateMethod> {
  const designated = endpoint.designatedPublisher;
  if (designated !== undefined && designated !== person) {
    return err('publishing/not-designated', { endpoint: endpoint.name });
  }
  if (report.class === 'enforced' && report.createMethod !== null) return ok(report.createMethod);
  if (designated === person) return ok('conditional-put');
  return err('publishing/store-not-enforced', { endpoint: endpoint.name });
}
