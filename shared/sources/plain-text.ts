/** The bounds of a `Change`: see `shared/release/change.ts`. */
const summaryLimit = 2000;
const moduleLimit = 80;

// C0, DEL and C1, and the controls that reorder what a reader sees (embeddings, overrides, isolates). The plain marks
// LRM and RLM stay: right-to-left text needs them and they can hide nothing.
const unsafeControls =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Drops control characters that could garble or disguise a text; line breaks and tabs stay. */
export function withoutControls(text: string): string {
  return text.replace(unsafeControls, '');
}

/** One line: every run of white space is a single space, none at the ends. */
export function oneLine(text: string): string {
  return withoutControls(text).replace(/\s+/g, ' ').trim();
}

/** Cuts a text to at most `limit` UTF-16 units, never inside a character, and shows the cut with an ellipsis. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit - 1);
  return `${/[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head}…`;
}

/** A text as the summary of a change: one line, without lone surrogates (canonical JSON refuses them), bounded. */
export function asSummary(text: string): string {
  return cut(withoutLoneSurrogates(oneLine(text)), summaryLimit);
}

/** A text as the module of a change. */
export function asModule(text: string): string {
  return cut(withoutLoneSurrogates(oneLine(text)), moduleLimit);
}

/** Replaces halves of a surrogate pair that stand alone by U+FFFD. */
export function withoutLoneSurrogates(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/**
 * A text as it counts for recognising it again: letter case, white space and a full stop at the end make no
 * difference, as people tidy these without meaning another change.
 */
export function normalizedText(text: string): string {
  return oneLine(withoutLoneSurrogates(text))
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.;,\s]{1,9}$/, '');
}
