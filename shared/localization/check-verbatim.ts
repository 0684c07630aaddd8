import type { UnitProblem } from './unit';

/**
 * What must stand in the target as it stands in the source: versions, placeholders of programs, names of
 * vulnerabilities and tickets (errors), addresses (a warning: a page may exist in the reader's language). `verbatim`
 * holds these pieces of the source.
 */
export function checkVerbatim(verbatim: readonly string[], target: string): readonly UnitProblem[] {
  return [...new Set(verbatim)].flatMap((text): readonly UnitProblem[] => {
    if (isWordForWordDate(text) || isThere(text, target)) return [];
    if (isVersion(text)) return [{ code: 'version-missing', severity: 'error', detail: text }];
    const severity = /^(?:[a-z]+:|www\.)/i.test(text) ? 'warning' : 'error';
    return [{ code: 'verbatim-missing', severity, detail: text }];
  });
}

function isVersion(text: string): boolean {
  return /^v?\d+(?:\.\d+)*(?:[-+][0-9A-Za-z.-]*)?$/i.test(text);
}

/** `24.11.2026` looks like a version and is a date, which every language writes in its own way. */
export function isWordForWordDate(text: string): boolean {
  return /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(text);
}

/** A version may lose its `v` (Version 2.1), but must not be a part of a longer one. */
function isThere(text: string, target: string): boolean {
  if (!isVersion(text)) return target.includes(text);
  const bare = text.replace(/^v/i, '');
  const escaped = bare.replace(/[.+*?^$()[\]{}|\\-]/g, '\\$&');
  return new RegExp(`(?<![0-9.])${escaped}(?![0-9]|\\.[0-9])`, 'i').test(target);
}
