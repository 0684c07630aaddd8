/** What has to be known of a revision to tell whether its author wrote words. */
export interface WordedRevision {
  readonly id: string;
  readonly by: string;
  readonly parents: readonly string[];
  /** The words that the revision leaves in the outputs; null where it leaves none (a deletion). */
  readonly words: string | null;
}

/**
 * Who wrote words of a record, for the rule that nobody signs their own text. A revision that leaves the words of one
 * of its parents as they are (a reviewer marks a translation as reviewed, a writer moves a change up) is no writing:
 * otherwise a reviewer could not sign what they have reviewed. Everybody else in the history counts, even where
 * somebody rewrote the text later: the last version may still hold their words.
 */
export function wordAuthors(history: readonly WordedRevision[]): ReadonlySet<string> {
  const wordsOf = new Map(history.map(({ id, words }) => [id, words]));
  return new Set(
    history
      .filter(
        ({ words, parents }) => words !== null && !parents.some((parent) => wordsOf.get(parent) === words),
      )
      .map(({ by }) => by),
  );
}
