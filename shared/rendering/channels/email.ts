import { encodeBase64 } from '../../identity/base64';
import type { Sha256 } from '../../journal/crypto-ports';
import { escapeHtml } from '../escape-html';
import { announcedAt, mailDate } from '../instants';
import { factsHtml, sectionsHtml, taggedHtml } from '../page-html';
import type { ReleasePage } from '../release-page';
import { plainTextPage } from './plain-text';

const encoder = new TextEncoder();

/**
 * The release as a mail message (RFC 5322 and 2045: 7-bit lines of at most 76 characters, CRLF) with a text and an HTML
 * alternative and nothing to load from elsewhere. Nothing in it is random or of the present moment: the date is the
 * deployment's, message id and boundary come from the content, so that a repeated delivery is recognised as one.
 * The sender is a placeholder in a domain that can't exist (RFC 2606); the relay that sends the message sets its own.
 */
export function mailMessage(page: ReleasePage, sha256: Sha256): string {
  const text = plainTextPage(page);
  const html = htmlPart(page);
  const digest = sha256(`${page.locale}\n${page.role}\n${text}\n${html}`);
  const domain = `${page.content.header.product}.invalid`;
  const boundary = `=_${digest.slice(0, 40)}`;
  const date = announcedAt(page.windows);
  const headers = [
    `From: ${encodedWords(page.productName, 'From: '.length)}\r\n <release-notes@${domain}>`,
    `Subject: ${encodedWords(subjectOf(page), 'Subject: '.length)}`,
    ...(date === undefined ? [] : [`Date: ${mailDate(date)}`]),
    `Message-ID: <${digest.slice(0, 40)}@${domain}>`,
    `Content-Language: ${page.locale}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
  ];
  const parts = [part('text/plain', text), part('text/html', html)].map((body) => `--${boundary}\r\n${body}`);
  return `${headers.join('\r\n')}\r\n\r\n${parts.join('')}--${boundary}--\r\n`;
}

function subjectOf(page: ReleasePage): string {
  return `${page.productName} ${page.version}: ${page.title.text}`;
}

function htmlPart(page: ReleasePage): string {
  const options = { headingLevel: 2, anchors: false };
  return `<!DOCTYPE html>
<html lang="${escapeHtml(page.locale)}" dir="${page.direction}">
<head><meta charset="utf-8"><title>${escapeHtml(subjectOf(page))}</title></head>
<body lang="${escapeHtml(page.locale)}" dir="${page.direction}">
<h1>${taggedHtml(page.title, page)}</h1>
${factsHtml(page)}${sectionsHtml(page, options)}</body>
</html>
`;
}

/** A part as base64: every line is 7-bit and short, whatever the language, and no relay has reason to touch it. */
function part(type: string, body: string): string {
  const encoded = encodeBase64(encoder.encode(body.replaceAll('\n', '\r\n')));
  const lines = encoded.match(/.{1,76}/g) ?? [];
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines.join('\r\n')}\r\n`;
}

/**
 * Text of a header as encoded words (RFC 2047, section 2: each at most 75 characters and each decodable by itself), folded
 * so that no line passes 76. Plain ASCII is encoded as well: that is always right, and there is one path to test.
 */
function encodedWords(text: string, firstOffset: number): string {
  // Base64 characters that fit beside `=?utf-8?B?` and `?=`.
  const room = (offset: number): number => Math.floor((76 - offset - '=?utf-8?B?'.length - 2) / 4) * 3;
  const words: string[] = [];
  let bytes: number[] = [];
  for (const character of text) {
    const next = encoder.encode(character);
    if (bytes.length + next.length > room(words.length === 0 ? firstOffset : 1)) {
      words.push(encodedWord(bytes));
      bytes = [];
    }
    bytes.push(...next);
  }
  return [...words, encodedWord(bytes)].join('\r\n ');
}

function encodedWord(bytes: readonly number[]): string {
  return `=?utf-8?B?${encodeBase64(Uint8Array.from(bytes))}?=`;
}
