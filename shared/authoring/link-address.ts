import { safeLink } from '../rendering/safe-link';

/** Whether a link may lead there: exactly the addresses that the outputs let through, so that no link is lost on the way. */
export function isAllowedLink(address: string): boolean {
  return safeLink(address) !== undefined;
}

const bareHost = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:[/?#].*)?$/u;
const bareMailAddress = /^[^\s@:/]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

/**
 * What somebody typed as an address, with `https://` before a bare host and `mailto:` before a bare mail address; undefined
 * if no link may lead there.
 */
export function linkFrom(typed: string): string | undefined {
  const text = typed.trim();
  const address = bareMailAddress.test(text)
    ? `mailto:${text}`
    : bareHost.test(text)
      ? `https://${text}`
      : text;
  return isAllowedLink(address) ? address : undefined;
}
