const allowedProtocols = new Set(['https:', 'http:', 'mailto:']);

/** Whether a link may lead there: https, http or mailto, as a parsed address and never by its first letters. */
export function isAllowedLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  return allowedProtocols.has(new URL(address).protocol);
}

/** What somebody typed as an address, with `https://` before a bare host; undefined if no link may lead there. */
export function linkFrom(typed: string): string | undefined {
  const text = typed.trim();
  if (isAllowedLink(text)) return text;
  const isBareHost = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#].*)?$/u.test(text);
  return isBareHost && isAllowedLink(`https://${text}`) ? `https://${text}` : undefined;
}
