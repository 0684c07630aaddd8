import type { Result } from '../../shared/result';

/** Options of every request. `onBytes` reports bytes as they leave or arrive. */
export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: (count: number) => void;
}

/** What the server says about an object. */
export interface ObjectFacts {
  readonly sha256: string;
  readonly size: number;
  readonly etag: string | null;
  /** The server's own clock (`Date` header). */
  readonly date: string | null;
}

/** An object with its bytes. */
export interface StoredObject extends ObjectFacts {
  readonly bytes: Uint8Array;
}

/**
 * The answer to a conditional create. `exists` says only that something is there: what it is has to be read.
 * `versionId` is set by stores that keep versions, which tells them apart from those that overwrite.
 */
export interface CreateOutcome {
  readonly outcome: 'created' | 'exists';
  readonly versionId: string | null;
}

/** Who answers at the address. */
export interface TargetDescription {
  readonly server: string;
  readonly dav: boolean;
}

/**
 * A place to publish to, as few verbs as the protocol needs. Keys come from `shared/publishing/layout`; one that is
 * not clean is a bug and throws. Failures are those of `shared/publishing/retry` and `electron/publishing/http-failure`;
 * no failure ever carries a header, a body or a secret.
 */
export interface PublishTarget {
  readonly url: string;
  readonly describe: (options?: RequestOptions) => Promise<Result<TargetDescription>>;
  /** `PUT` with `If-None-Match: *`; makes missing folders on WebDAV servers. */
  readonly putIfAbsent: (
    key: string,
    bytes: Uint8Array,
    sha256: string,
    options?: RequestOptions,
  ) => Promise<Result<CreateOutcome>>;
  /** `PUT` without a condition, for derived files only. */
  readonly put: (
    key: string,
    bytes: Uint8Array,
    sha256: string,
    options?: RequestOptions,
  ) => Promise<Result<null>>;
  /** The object's bytes; null if there is none; `publishing/response-too-large` over `maxBytes`. */
  readonly get: (
    key: string,
    maxBytes: number,
    options?: RequestOptions,
  ) => Promise<Result<StoredObject | null>>;
  /** Reads the object and hashes it without keeping it. */
  readonly digest: (
    key: string,
    maxBytes: number,
    options?: RequestOptions,
  ) => Promise<Result<ObjectFacts | null>>;
  readonly exists: (key: string, options?: RequestOptions) => Promise<Result<boolean>>;
  /** Keys right below a folder; null if the server can't list. */
  readonly list: (folder: string, options?: RequestOptions) => Promise<Result<readonly string[] | null>>;
  /** Removes an object, or a folder (`key` ends with `/`) and all in it. True if the server did so, or had nothing. */
  readonly remove: (key: string, options?: RequestOptions) => Promise<Result<boolean>>;
  /** WebDAV `MOVE` of a folder with `Overwrite: F`. Anything but a clear success is `refused`: then read who won. */
  readonly moveFolder: (
    from: string,
    to: string,
    options?: RequestOptions,
  ) => Promise<Result<'moved' | 'refused'>>;
  /**
   * Creates one object with several bodies at once: all uploads are under way before the first is finished, which
   * shows whether the server decides at the start or at the end. Returns the statuses, in the order of `bodies`.
   */
  readonly raceCreate: (
    key: string,
    bodies: readonly Uint8Array[],
    options?: RequestOptions,
  ) => Promise<Result<readonly number[]>>;
  /** Closes idle connections. */
  readonly close: () => void;
}
