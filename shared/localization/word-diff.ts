import { diffArrays } from 'diff';
import { textPieces } from './text-tokens';

/** A run of a compared text. `same` and `removed` make the old text, `same` and `added` the new one. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * Beyond this many pieces on both sides together an exact comparison could take seconds; such texts are shown as
 * replaced as a whole between their common beginning and end.
 */
const exactLimit = 4000;

/** Compares two texts word by word, to show what changed in a source text since it was translated. */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  const old = [...textPieces(before)];
  const next = [...textPieces(after)];
  if (old.length + next.length > exactLimit) return roughDiff(old, next);
  return diffArrays(old, next).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

function roughDiff(old: readonly string[], next: readonly string[]): readonly DiffPart[] {
  const shorter = Math.min(old.length, next.length);
  let start = 0;
  while (start < shorter && old[start] === next[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  const parts: readonly DiffPart[] = [
    { kind: 'same', text: old.slice(0, start).join('') },
    { kind: 'removed', text: old.slice(start, old.length - end).join('') },
    { kind: 'added', text: next.slice(start, next.length - end).join('') },
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ];
  return parts.filter(({ text }) => text !== '');
}
