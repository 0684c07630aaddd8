/** A tag that points at a commit. */
export interface GitTag {
  /** The short name, as in `v1.2.0`. */
  readonly name: string;
  /** When the tag (or, for a lightweight tag, its commit) was made: RFC 3339, UTC; '' if the repository does not say. */
  readonly at: string;
}

/** A range to start from: everything after `from`, up to and including `to`. '' as `from` means from the beginning. */
export interface TagRange {
  readonly from: string;
  readonly to: string;
}

interface Version {
  readonly prefix: string;
  readonly numbers: readonly number[];
  readonly preRelease: readonly string[];
}

/** Reads the version in a tag's name (`v1.2.0`, `app@2.0.0-rc.1`, `release/2026.11`); `null` if there is none. */
export function versionOfTag(name: string): Version | null {
  const match =
    /^(.{0,200}?[^0-9A-Za-z.]|[A-Za-z]{0,20}|)v?(\d{1,12}(?:\.\d{1,12}){0,5})(?:[-.]?([A-Za-z][0-9A-Za-z.-]{0,60}))?(?:\+[0-9A-Za-z.-]{1,60})?$/.exec(
      name,
    );
  if (match === null) return null;
  const [, prefix = '', numbers = '', preRelease] = match;
  return {
    prefix: prefix.replace(/v$/, ''),
    numbers: numbers.split('.').map(Number),
    preRelease: preRelease === undefined ? [] : preRelease.split(/[.-]/),
  };
}

/**
 * Orders tags for choosing from: names with a version first, newest version on top (SemVer 2.0 precedence; several
 * products in one repository stay together by their prefix), then the others, newest date on top.
 */
export function orderTags(tags: readonly GitTag[]): readonly GitTag[] {
  return tags
    .map((tag) => ({ tag, version: versionOfTag(tag.name) }))
    .sort((a, b) => {
      if (a.version !== null && b.version !== null)
        return compareVersions(b.version, a.version) || byDate(a.tag, b.tag);
      if (a.version === null && b.version === null) return byDate(a.tag, b.tag);
      return a.version === null ? 1 : -1;
    })
    .map(({ tag }) => tag);
}

/**
 * The range that a writer most likely wants: the newest version and the version before it, of the same product and
 * without the pre-releases in between. `null` if there is no tag.
 */
export function suggestRange(ordered: readonly GitTag[]): TagRange | null {
  const [newest, ...older] = ordered;
  if (newest === undefined) return null;
  const version = versionOfTag(newest.name);
  const before = older.find((tag) => {
    const other = versionOfTag(tag.name);
    if (version === null || other === null) return version === other;
    return (
      other.prefix === version.prefix && (version.preRelease.length > 0 || other.preRelease.length === 0)
    );
  });
  return { from: before?.name ?? '', to: newest.name };
}

function byDate(a: GitTag, b: GitTag): number {
  return compareText(b.at, a.at) || compareText(a.name, b.name);
}

function compareVersions(a: Version, b: Version): number {
  if (a.prefix !== b.prefix) return compareText(b.prefix, a.prefix);
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index += 1) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePreReleases(a.preRelease, b.preRelease);
}

// SemVer 2.0, item 11: a release comes after its pre-releases, numbers before words, fewer fields first.
function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = compareFields(a[index] ?? '', b[index] ?? '');
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareFields(a: string, b: string): number {
  const numeric = /^\d+$/;
  if (numeric.test(a) && numeric.test(b)) return Number(a) - Number(b);
  if (numeric.test(a) !== numeric.test(b)) return numeric.test(a) ? -1 : 1;
  return compareText(a, b);
}

/** By code unit: the same order on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
