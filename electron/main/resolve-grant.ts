import type { PathGrants } from './path-grants';

/** Swaps a `grant` for the `path` behind it; undefined when the grant is not one that was given. */
export function resolveGrant(request: unknown, grants: PathGrants): unknown {
  if (typeof request !== 'object' || request === null || !('grant' in request)) return request;
  const { grant, ...rest } = request;
  const path = typeof grant === 'string' ? grants.pathOf(grant) : undefined;
  return path === undefined ? undefined : { ...rest, path };
}
