import type { IndexRelease } from '../../shared/publishing/release-index';
import type { Result } from '../../shared/result';

/** One file of a bundle. `read` is called only when the bytes have to be sent, and checks them against `sha256`. */
export interface PublishFile {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly read: () => Promise<Result<Uint8Array>>;
}

/** A bundle as the publisher needs it; the outbox opens the bundle's file into one. */
export interface PublishInput {
  readonly release: string;
  readonly product: string;
  readonly version: string;
  /** `manifest.json`: its digest names the bundle. */
  readonly manifest: { readonly sha256: string; readonly bytes: Uint8Array };
  /** Every other file, `site/…` included. */
  readonly files: readonly PublishFile[];
  /** Closes the bundle's file. */
  readonly close: () => Promise<void>;
}

/** What a site is derived from: every published release, and the way to any published file by its digest. */
export interface SiteSource {
  readonly releases: readonly IndexRelease[];
  /** A blob's or manifest's bytes, checked against the digest. */
  readonly readManifest: (entry: IndexRelease) => Promise<Result<Uint8Array>>;
  readonly readBlob: (sha256: string) => Promise<Result<Uint8Array>>;
}

/**
 * Makes the files that show all releases (product pages, feeds), by key (`site/…`). Must give the same bytes for the
 * same releases on every machine, for every publisher writes them; and nothing under a permanent URL.
 */
export type DeriveSite = (source: SiteSource) => Promise<Result<ReadonlyMap<string, Uint8Array>>>;
