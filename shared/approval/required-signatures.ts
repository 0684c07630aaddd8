import type { Change } from '../release/change';
import type { ReleaseHeader } from '../release/release';
import type { RequiredSignature, SignatureRequirement, SigningPolicy } from './signing-policy';

/** What the policy is applied to. */
export interface SignedRelease {
  readonly header: Pick<ReleaseHeader, 'sourceLocale' | 'targetLocales'>;
  readonly changes: readonly { readonly change: Pick<Change, 'security' | 'impact'> }[];
}

function applies({ when }: SignatureRequirement, release: SignedRelease): boolean {
  if (when === 'always') return true;
  return release.changes.some(({ change }) => change.security && change.impact === 'customer');
}

function signaturesOf(
  requirement: SignatureRequirement,
  release: SignedRelease,
): readonly RequiredSignature[] {
  const { role, covers } = requirement;
  const { sourceLocale, targetLocales } = release.header;
  switch (covers) {
    case 'all':
      return [{ key: `${role}:all`, role, locales: [sourceLocale, ...targetLocales] }];
    case 'source':
      return [{ key: `${role}:source`, role, locales: [sourceLocale] }];
    case 'each-target':
      return targetLocales.map((locale) => ({ key: `${role}:${locale}`, role, locales: [locale] }));
  }
}

/**
 * The signatures that the policy demands of a release (1.6, 3.2, 5.3), in the policy's order. A requirement with
 * `when: 'security'` applies once a customer-facing change is marked as a security change.
 */
export function requiredSignatures(
  policy: SigningPolicy,
  release: SignedRelease,
): readonly RequiredSignature[] {
  return policy.requirements
    .filter((requirement) => applies(requirement, release))
    .flatMap((requirement) => signaturesOf(requirement, release));
}
