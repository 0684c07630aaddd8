/** The bounds of a `Change`: see `shared/release/change.ts`. */
const referenceLimit = 300;
const referenceCount = 50;
/** Longer texts are searched only so far: nobody names an issue after 64,000 characters. */
const searchedLength = 64_000;

// Names that look like the key of an issue tracker but are standards, ciphers and the like ("UTF-8", "SHA-256").
const notTrackers = new Set(
  (
    'AES ANSI ARM BASE CP CRC CVE CWE DES DIN ECMA EN ES FIPS GB GHSA GMT HTTP HTTPS IEC IEEE IPV ISO JDK JSR LATIN ' +
    'MD MIPS MP NIST PEP PKCS POSIX RC RFC RSA SHA SSL TLS UCS US USB UTC UTF WIN WINDOWS XHTML'
  ).split(' '),
);

interface Found {
  readonly at: number;
  readonly reference: string;
}

/**
 * The references in a text, in the order in which they stand there, each once: `#12`, `owner/repo#12`, `GH-12`,
 * `JIRA-123`, `CVE-2026-12345`, `GHSA-….`. Code spans are skipped: `#123` there is rather a colour.
 */
export function findReferences(text: string): readonly string[] {
  const searched = text.slice(0, searchedLength).replace(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
  const found = [...numbered(searched), ...trackerKeys(searched), ...advisories(searched)];
  return uniqueReferences(found.sort((a, b) => a.at - b.at).map(({ reference }) => reference));
}

/** Each reference once, within the bounds of a change; what is too long to keep is left out. */
export function uniqueReferences(references: readonly string[]): readonly string[] {
  return [...new Set(references)]
    .filter((reference) => reference !== '' && reference.length <= referenceLimit)
    .slice(0, referenceCount);
}

/** The web addresses in a text, without the punctuation that follows them in a sentence. */
export function findAddresses(text: string): readonly string[] {
  const matches = text.slice(0, searchedLength).match(/https?:\/\/[^\s<>"'`)\]}]{1,2000}/g) ?? [];
  return uniqueReferences(matches.map((address) => address.replace(/[.,;:!?]{1,9}$/, '')));
}

/** Whether a text names a published vulnerability (CVE or GitHub advisory). */
export function namesAdvisory(text: string): boolean {
  return advisories(text.slice(0, searchedLength)).length > 0;
}

/**
 * Takes the references in brackets at the end of a line off it, as in `Export to CSV (#12, JIRA-7)`: they are kept
 * as references, and the sentence reads on without them.
 */
export function splitTrailingReferences(line: string): {
  readonly text: string;
  readonly references: readonly string[];
} {
  const references: string[] = [];
  let text = line.trimEnd();
  for (;;) {
    const open = text.endsWith(')') ? text.lastIndexOf('(') : -1;
    const inside = open > 0 && text.length - open <= 400 ? text.slice(open + 1, -1) : '';
    if (!isOnlyReferences(inside)) return { text, references };
    references.unshift(...findReferences(inside), ...findAddresses(inside));
    text = text.slice(0, open).replace(/[\s,]{1,9}$/, '');
  }
}

function isOnlyReferences(text: string): boolean {
  const words = text.split(/[\s,;&]+/).filter((word) => word !== '');
  if (words.length === 0) return false;
  const filler = /^(?:and|closes?|closed|fix(?:es|ed)?|resolves?|refs?|see|issues?|pr|by|in|und|siehe):?$/i;
  const rest = words.filter((word) => !filler.test(word));
  return rest.length > 0 && rest.every((word) => isReference(word) || /^[0-9a-f]{7,40}$/.test(word));
}

function isReference(word: string): boolean {
  const [only] = findReferences(word);
  return only?.toLowerCase() === word.toLowerCase() || findAddresses(word)[0] === word;
}

function numbered(text: string): readonly Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(/#\d{1,9}(?!\w)/g)) {
    const before = text.slice(Math.max(0, match.index - 140), match.index);
    const repository = /(?:^|[^\w./-])(\w[\w.-]*\/\w[\w.-]*)$/.exec(before)?.[1] ?? '';
    // A letter before the sign is a name like C#7, an ampersand an HTML entity, a slash part of an address.
    if (repository === '' && /[\w&/#]$/.test(before)) continue;
    found.push({ at: match.index - repository.length, reference: `${repository}${match[0]}` });
  }
  return found;
}

function trackerKeys(text: string): readonly Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(/(?<![\w-])([A-Z][A-Z0-9]{1,9})-\d{1,7}(?![\w-])/g)) {
    if (!notTrackers.has(match[1] ?? '')) found.push({ at: match.index, reference: match[0] });
  }
  return found;
}

function advisories(text: string): readonly Found[] {
  const pattern = /(?<!\w)(?:CVE-\d{4}-\d{4,7}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})(?!\w)/gi;
  return [...text.matchAll(pattern)].map((match) => ({
    at: match.index,
    reference: canonicalAdvisory(match[0]),
  }));
}

function canonicalAdvisory(id: string): string {
  return /^cve/i.test(id) ? id.toUpperCase() : `GHSA${id.slice(4).toLowerCase()}`;
}
