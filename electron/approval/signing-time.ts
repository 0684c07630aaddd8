/**
 * An instant with the offset of the signer's clock (RFC 3339): both the instant and the local time belong to a
 * signature. `Date` gives the offset west of Greenwich in minutes, RFC 3339 wants it east.
 */
export function rfc3339WithOffset(instant: Date): string {
  const offset = -instant.getTimezoneOffset();
  const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const two = (value: number): string => String(value).padStart(2, '0');
  const absolute = Math.abs(offset);
  const sign = offset < 0 ? '-' : '+';
  return `${local}${sign}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}
