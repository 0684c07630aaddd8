/** SHA-256 of a text's UTF-8 bytes as lowercase hex; each process brings its own. */
export type Sha256Text = (text: string) => string;

const plainBlock = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const unitIdPattern = /^(.+)-[0-9a-f]{12}(?:-\d+)?$/;

/**
 * Names the units of one release: `<block>-<12 hex digits of the source's SHA-256>`, and `-2`, `-3`, … for the same
 * words again under the same block id. Counted over the whole release, because a copied block may bring its id along.
 */
export function createUnitNamer(sha256: Sha256Text): (block: string, source: string) => string {
  const used = new Map<string, number>();
  return (block, source) => {
    const name = `${block}-${sha256(source).slice(0, 12)}`;
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count === 1 ? name : `${name}-${String(count)}`;
  };
}

/** The block that a unit id names, or undefined where the id is not one of ours. */
export function blockOfUnit(unitId: string): string | undefined {
  return unitIdPattern.exec(unitId)?.[1];
}

/**
 * A block's id as part of a record id. Ids of our editor pass as they are; a foreign tool's odd or missing id is
 * replaced by a digest of it or of the block's position.
 */
export function safeBlockId(id: string, position: string, sha256: Sha256Text): string {
  if (plainBlock.test(id)) return id;
  return `x${sha256(id === '' ? `position:${position}` : `id:${id}`).slice(0, 16)}`;
}
