import { recordKinds, type RecordKind } from './record-kinds';

/** Longest record id in characters; real ones stay under 150. */
export const MAX_RECORD_ID_LENGTH = 400;

/**
 * One path segment: letters, digits and `. _ ~ : + -`, beginning with a letter or digit. Record ids are no file names,
 * so upper and lower case differ; a segment can be neither empty nor `.` or `..`, in case somebody uses it as one.
 */
const SEGMENT = '[A-Za-z0-9][A-Za-z0-9._~:+-]{0,127}';

const RECORD_ID = new RegExp(`^${SEGMENT}(?:/${SEGMENT}){0,7}$`);

// Asked for every line of every journal, so all kinds are one expression.
const KNOWN_RECORD_ID = new RegExp(
  `^(?:${Object.values(recordKinds)
    .map((pattern) => pattern.replace(/:[a-z]+/gi, SEGMENT))
    .join('|')})$`,
);

/** A record id taken apart. `params` are the segments that the kind's pattern names. */
export interface ParsedRecordId {
  readonly kind: RecordKind;
  readonly params: Readonly<Record<string, string>>;
}

/** Whether a text is a record id by grammar, known kind or not: 1 to 8 segments separated by `/`. */
export function isRecordId(text: string): boolean {
  return text.length <= MAX_RECORD_ID_LENGTH && RECORD_ID.test(text);
}

/** Whether a text is a record id of a kind that this version knows. */
export function isKnownRecordId(text: string): boolean {
  return text.length <= MAX_RECORD_ID_LENGTH && KNOWN_RECORD_ID.test(text);
}

/**
 * The kind and parts of a record id, or null when it is malformed or of a kind that this version does not know (a
 * newer app may have written it: keep it, say so, never drop it).
 */
export function parseRecordId(text: string): ParsedRecordId | null {
  if (!isKnownRecordId(text)) return null;
  const segments = text.split('/');
  for (const [kind, pattern] of Object.entries(recordKinds)) {
    const params = match(pattern.split('/'), segments);
    if (params) return { kind: kind as RecordKind, params };
  }
  return null;
}

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}
