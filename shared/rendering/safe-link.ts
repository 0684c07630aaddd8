/**
 * Only these lead out of an output. No user names before the host: `https://bank.example@evil.example` reads as the
 * first and leads to the second. A pattern and not the `URL` class, whose host rules change with its Unicode version.
 */
const webAddress = /^https?:\/\/[^\s/?#@\\<>"'`{}|^]+(?:[/?#][^\s\\<>"`{}|^]*)?$/i;
const mailAddress = /^mailto:[^\s/\\<>"`{}|^]+$/i;

const invisible =
  /[\u0000-\u0020\u007F-\u00A0\u00AD\u061C\u200B-\u200F\u2028-\u202F\u2060-\u206F\uFEFF\uFFF9-\uFFFF\uD800-\uDFFF]/u;

/** The address if it is a plain http, https or mailto link, else undefined: the text then stands without a link. */
export function safeLink(address: unknown): string | undefined {
  if (typeof address !== 'string' || address.length > 2000 || invisible.test(address)) return undefined;
  return webAddress.test(address) || mailAddress.test(address) ? address : undefined;
}
