import { randomBytes } from 'node:crypto';

/**
 * Paths that the user picked in a dialog of the operating system. The window gets an id; only the main process turns
 * the id back into the path, so a compromised page can't name a path of its own (S8).
 */
export interface PathGrants {
  readonly give: (path: string) => string;
  readonly pathOf: (grant: string) => string | undefined;
}

/** An empty set of grants; they live as long as the process. */
export function createPathGrants(): PathGrants {
  const paths = new Map<string, string>();
  return {
    give: (path) => {
      const grant = `grant-${randomBytes(12).toString('hex')}`;
      paths.set(grant, path);
      return grant;
    },
    pathOf: (grant) => paths.get(grant),
  };
}
