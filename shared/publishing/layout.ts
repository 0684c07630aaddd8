/**
 * Where things lie at an endpoint. Keys are relative to its address, with `/` between segments.
 *
 * `blobs/`, `manifests/` and `index/` are the record: content-addressed or numbered, written once. `site/` is for
 * people and feed readers and is derived from them. `claims/`, `staging/` and `probe/` are our own tools.
 */
export const blobKey = (sha256: string): string => `blobs/sha256/${sha256}`;
export const manifestKey = (release: string, sha256: string): string => `manifests/${release}/${sha256}.json`;
export const indexKey = (version: number): string => `index/${version}.json`;
/** The folder that holds number `version` on stores with the create method `folder-move`. */
export const claimFolder = (version: number): string => `claims/${version}`;
export const claimKey = (version: number): string => `${claimFolder(version)}/index.json`;
export const stagingFolder = (name: string): string => `staging/${name}`;

/**
 * Whether a key is one of the permanent URLs of a version (duty 3.5): its pages and feeds in their folder, and its API
 * documents `site/api/v1/<product>/<version>.<locale>….json`. What lies there is created once and never overwritten.
 */
export function isPermanent(key: string, product: string, version: string): boolean {
  return (
    key.startsWith(`site/${product}/${version}/`) || key.startsWith(`site/api/v1/${product}/${version}.`)
  );
}

/** Longest key; servers put keys into file names and paths, and 1,000 bytes is what all of them take. */
const maximumKeyLength = 500;
// No control characters, no backslash (a separator on Windows servers), no `:` (drives and streams there).
const segment = /^(?!\.{1,2}$)[^\p{Cc}/\\:?#*"<>|]{1,200}$/u;

/** Whether a key may be sent to a server: clean segments, no `.` or `..`, bounded. */
export function isCleanKey(key: string): boolean {
  return key.length <= maximumKeyLength && key.split('/').every((part) => segment.test(part));
}
