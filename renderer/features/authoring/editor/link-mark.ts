import type { AnyExtension } from '@tiptap/core';
import { isAllowedLink } from '../../../../shared/authoring/link-address';

/** How the Link extension is set up: it may lead to https, http and mailto only, and is a mark, not a way out of the app. */
export const linkOptions = {
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: 'https',
  isAllowedUri: isAllowedLink,
  // Only what is spelt out becomes a link by itself: "README.md" and "node.js" are names of hosts, too.
  shouldAutoLink: (address: string) => /^https?:\/\//i.test(address),
  HTMLAttributes: { target: null, rel: null, class: null },
};

/** A link has an address and nothing else: what a page says about its window or its style is not kept. */
export function withAddressOnly(link: AnyExtension): AnyExtension {
  return link.extend({ addAttributes: () => ({ href: { default: null } }), inclusive: () => false });
}
