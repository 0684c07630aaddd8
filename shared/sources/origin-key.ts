import type { ChangeOrigin } from '../release/change';
import type { Sha256 } from '../journal/crypto-ports';
import { normalizedText } from './plain-text';

/**
 * The keys by which an imported change is recognised again (build/adr/0005-change-sources.md).
 *
 * - git: `<commit>/<authorship>/<message>`. `authorship` digests author's address and time, which a rebase, a
 *   cherry-pick and an amended message all keep; `message` digests the subject line, which a rebase and a
 *   cherry-pick keep. So a copy of a commit is recognised, and so is a commit whose message was reworded.
 * - keep-a-changelog: `<version>/<category>/<text>`. Where an entry stands in the file makes no difference.
 */
export interface GitKey {
  readonly commit: string;
  readonly authorship: string;
  readonly message: string;
}
export interface ChangelogKey {
  readonly version: string;
  readonly category: string;
  readonly text: string;
}

/** The version of entries that belong to no version yet. */
export const unreleasedVersion = 'unreleased';

/** 64 bits: more than enough to tell the entries of one release apart, and short enough to read in a diff. */
const shortDigest = (text: string, sha256: Sha256): string => sha256(text).slice(0, 16);

/** The origin of a candidate that came from a commit. `authoredAt` is compared as an instant, not as written. */
export function gitOrigin(
  commit: { readonly hash: string; readonly authorEmail: string; readonly authoredAt: string },
  subject: string,
  sha256: Sha256,
): ChangeOrigin {
  const authorship = shortDigest(`${commit.authorEmail}\0${commit.authoredAt}`, sha256);
  const message = shortDigest(normalizedText(subject), sha256);
  return { kind: 'git', key: `${commit.hash}/${authorship}/${message}` };
}

/** The origin of a candidate that came from an entry of a changelog. */
export function changelogOrigin(
  version: string,
  category: string,
  text: string,
  sha256: Sha256,
): ChangeOrigin {
  const safeVersion = version.replace(/[^0-9A-Za-z.+_-]+/g, '_').slice(0, 80);
  return {
    kind: 'keep-a-changelog',
    key: `${safeVersion}/${category}/${shortDigest(normalizedText(text), sha256)}`,
  };
}

/** Takes a git key apart; `null` if it is not one of ours. */
export function parseGitKey(origin: ChangeOrigin): GitKey | null {
  const [commit, authorship, message, ...rest] = origin.key.split('/');
  if (origin.kind !== 'git' || message === undefined || rest.length > 0) return null;
  return { commit: commit ?? '', authorship: authorship ?? '', message };
}

/** Takes a changelog key apart; `null` if it is not one of ours. */
export function parseChangelogKey(origin: ChangeOrigin): ChangelogKey | null {
  const [version, category, text, ...rest] = origin.key.split('/');
  if (origin.kind !== 'keep-a-changelog' || text === undefined || rest.length > 0) return null;
  return { version: version ?? '', category: category ?? '', text };
}

/**
 * The id of the change that an origin becomes. It depends on the source alone, so two people who import the same
 * entries while offline write the same records, and their journals merge to one change and not to two.
 */
export function importedChangeId(origin: ChangeOrigin, sha256: Sha256): string {
  const git = parseGitKey(origin);
  const identity = git === null ? origin.key : `${git.authorship}/${git.message}`;
  return `imported-${sha256(`${origin.kind}\0${identity}`).slice(0, 20)}`;
}
