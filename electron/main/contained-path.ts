import path from 'node:path';

/**
 * The file under `root` that a request path names, or undefined if it is malformed or would leave `root`
 * (`..`, encoded slashes, NUL, a sibling with the same prefix). Checked with `path.relative` because a prefix
 * comparison takes `/app-evil` for a child of `/app`.
 */
export function containedPath(root: string, requestPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(requestPath);
  } catch {
    return undefined;
  }
  if (/[\0\\]/.test(decoded) || decoded.split('/').includes('..')) return undefined;
  const file = path.join(root, decoded);
  const relative = path.relative(root, file);
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return isInside ? file : undefined;
}
