import type { AudienceRole } from '../release/release';

/** The ways in which a release reaches a customer. */
export const channels = ['portal', 'markdown', 'email', 'atom', 'jsonfeed', 'api'] as const;
export type OutputChannel = (typeof channels)[number];

/** One rendered output: the very bytes that are signed and shipped. */
export interface RenderedOutput {
  readonly channel: OutputChannel;
  readonly locale: string;
  readonly role: AudienceRole;
  /** `outputs/<channel>/<locale>/<role>/<file>`: the subject's name in statements and the path in the bundle. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** An output and its digest, without the bytes. */
export interface OutputDigest {
  readonly path: string;
  readonly channel: OutputChannel;
  readonly locale: string;
  readonly role: AudienceRole;
  readonly mediaType: string;
  readonly sha256: string;
  readonly size: number;
}

/** Named in every statement. It changes when the same records would give other bytes. */
export const rendererVersion = '1';
