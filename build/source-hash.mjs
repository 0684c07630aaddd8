import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * A function that hashes the content of folders and files. Each source is read once per returned function, however
 * many targets name it.
 *
 * @param {string} root folder that sources are relative to
 * @returns {(sources: readonly string[]) => Promise<string>} hex SHA-256; a source that is missing has a hash as well
 */
export function hashSources(root) {
  /** @type {Map<string, Promise<string>>} */
  const known = new Map();
  const hashOf = (/** @type {string} */ source) => {
    const hash = known.get(source) ?? hashSource(root, source);
    known.set(source, hash);
    return hash;
  };
  return async (sources) => {
    const hashes = await Promise.all(sources.map(hashOf));
    return createHash('sha256').update(hashes.join('\n')).digest('hex');
  };
}

/**
 * @param {string} root
 * @param {string} source
 */
async function hashSource(root, source) {
  const hash = createHash('sha256').update(source);
  for (const file of await filesOf(join(root, source))) {
    hash.update(`\0${relative(root, file).split(sep).join('/')}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** @param {string} source */
async function filesOf(source) {
  const found = await stat(source).catch(() => undefined);
  if (found === undefined) return [];
  if (found.isFile()) return [source];
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
