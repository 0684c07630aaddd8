import type { CommitMessage } from './conventional-commits';

/** A commit with its parsed message, as the classification needs it. */
export interface ParsedCommit {
  readonly hash: string;
  readonly message: CommitMessage;
}

/** What the reverts within a range come to. */
export interface RevertOutcome {
  /** Commits that a later commit of the range took back. */
  readonly reverted: ReadonlySet<string>;
  /** Reverts that took back nothing but commits of the range: both sides cancel out. */
  readonly consumed: ReadonlySet<string>;
}

/** Whether the subject says that the commit takes another one back. */
export function isRevert(message: CommitMessage): boolean {
  return message.header?.type === 'revert' || quotedSubject(message) !== null;
}

/** The subject of the commit that is taken back (`Revert "…"`) or brought back (`Reapply "…"`), as far as quoted. */
export function quotedSubject(message: CommitMessage): string | null {
  const quoted = /^(?:revert|reapply):? +"(.*)"\.?$/i.exec(message.subject)?.[1];
  return quoted ?? (message.header?.type === 'revert' ? unquoted(message.header.description) : null);
}

/** Whether the commit brings back what an earlier revert took away: `Reapply "…"` or `Revert "Revert "…""`. */
export function isReapply(message: CommitMessage): boolean {
  return /^reapply +"/i.test(message.subject) || /^revert +"revert +"/i.test(message.subject);
}

/**
 * Works out which commits of a range cancel each other. A revert that was itself reverted has no effect.
 * @param commits newest first, so that a revert stands before what it reverts.
 */
export function resolveReverts(commits: readonly ParsedCommit[]): RevertOutcome {
  const find = commitFinder(commits);
  const reverted = new Set<string>();
  const consumed = new Set<string>();
  commits.forEach((commit, index) => {
    if (reverted.has(commit.hash)) return;
    const targets = targetsOf(commit, index, find);
    for (const target of targets) if (target !== null) reverted.add(target);
    if (isRevert(commit.message) && targets.length > 0 && !targets.includes(null)) consumed.add(commit.hash);
  });
  return { reverted, consumed };
}

interface CommitFinder {
  byHash(hash: string): string | null;
  bySubject(subject: string, olderThan: number): string | null;
}

/** The commits that one takes back; `null` stands for one that is not in the range. */
function targetsOf(commit: ParsedCommit, index: number, find: CommitFinder): readonly (string | null)[] {
  const named = namedHashes(commit.message);
  if (named.length > 0) {
    return named.map((hash) => {
      const target = find.byHash(hash);
      return target === commit.hash ? null : target;
    });
  }
  if (!isRevert(commit.message)) return [];
  const quoted = quotedSubject(commit.message);
  // Git writes `Reapply "x"` for what takes back the commit `Revert "x"`.
  const subject = /^reapply/i.test(commit.message.subject) ? `Revert "${quoted ?? ''}"` : quoted;
  return [subject === null ? null : find.bySubject(subject, index)];
}

function namedHashes(message: CommitMessage): readonly string[] {
  const text = [message.body, ...message.footers.map(({ token, value }) => `${token}: ${value}`)].join('\n');
  const inSentence = [
    ...text.matchAll(/^(?:This reverts|Reverts:?|Revert of) (?:commits? )?(.{7,2000})$/gim),
  ];
  const inFooter = isRevert(message)
    ? message.footers.filter(({ token }) => /^(?:refs?|reverts?)$/i.test(token)).map(({ value }) => value)
    : [];
  const places = [...inSentence.map((match) => match[1] ?? ''), ...inFooter];
  return [
    ...new Set(places.flatMap((place) => place.toLowerCase().match(/(?<!\w)[0-9a-f]{7,64}(?!\w)/g) ?? [])),
  ];
}

function commitFinder(commits: readonly ParsedCommit[]): CommitFinder {
  const byPrefix = new Map<string, { readonly name: string; readonly hash: string }[]>();
  const bySubject = new Map<string, number[]>();
  commits.forEach(({ hash, message }, index) => {
    // A copy made with `cherry-pick -x` also answers to the hash that it was copied from.
    for (const name of [hash, ...pickedFrom(message)]) push(byPrefix, name.slice(0, 7), { name, hash });
    push(bySubject, message.subject, index);
  });
  return {
    byHash: (hash) => byPrefix.get(hash.slice(0, 7))?.find(({ name }) => name.startsWith(hash))?.hash ?? null,
    bySubject: (subject, olderThan) => {
      const index = firstAbove(bySubject.get(subject) ?? [], olderThan);
      return index === null ? null : (commits[index]?.hash ?? null);
    },
  };
}

function pickedFrom(message: CommitMessage): readonly string[] {
  const text = `${message.body}\n${message.footers.map(({ value }) => value).join('\n')}`;
  return [...text.matchAll(/\(cherry picked from commit ([0-9a-f]{40,64})\)/g)].map(
    (match) => match[1] ?? '',
  );
}

/** The first number of an ascending list that is greater than `limit`, by halving: subjects can repeat 20,000 times. */
function firstAbove(ascending: readonly number[], limit: number): number | null {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return ascending[low] ?? null;
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function unquoted(text: string): string {
  return /^"(.*)"$/.exec(text)?.[1] ?? text;
}
