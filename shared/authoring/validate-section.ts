import { err, ok, type Result } from '../result';
import { blockKinds, type BlockKind } from '../template/template';
import { contentRules, markTypes, maxBlockDepth, sectionBlocks, type ContentRule } from './content-rules';
import { blockId, blockTypes, inlineTypes, type BlockType, type DocumentNode } from './document';
import { badAttribute, badLink } from './node-attributes';

/** What a section's blocks are held to besides their own grammar. */
export interface SectionRules {
  readonly allowedBlocks: readonly BlockKind[];
  /**
   * Kinds that the block with this id holds already. What was there before the template forbade it may be written again: the
   * release can't be signed with it, but nobody's words are refused.
   */
  readonly tolerated?: (block: string) => ReadonlySet<BlockKind>;
}

/** Where a block stands: the ids seen before it, how deep it is, and what it is called in a failure. */
interface Place {
  readonly name: string;
  readonly depth: number;
  readonly ids: Set<string>;
}

const knownNodes: ReadonlySet<string> = new Set([...blockTypes, ...inlineTypes]);
const limitedKinds: ReadonlySet<string> = new Set(blockKinds);
const knownMarks: ReadonlySet<string> = new Set(markTypes);

/**
 * Checks the blocks of a section against the grammar that the editor keeps by itself: which block stands in which, ids, marks,
 * attributes, addresses of links, depth, and the kinds that the template allows there. A request made by hand is held to the
 * same (duty 3.1). The failure names the first block that is wrong: by its id, else by its place.
 */
export function validateSection(blocks: readonly DocumentNode[], rules: SectionRules): Result<null> {
  const ids = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    const name = nameOf(block, String(index + 1));
    if (!sectionBlocks.some((type) => type === block.type)) return misplaced(block, name);
    const checked = validateBlock(block, { name, depth: 1, ids });
    if (!checked.ok) return checked;
    const kind = forbiddenKind(block, rules);
    if (kind !== undefined) return err('authoring/block-not-allowed', { block: name, kind });
  }
  return ok(null);
}

/** The limited kinds of block that a block is or holds. */
export function blockKindsIn(block: DocumentNode): ReadonlySet<BlockKind> {
  const own = limitedKinds.has(block.type) ? [block.type as BlockKind] : [];
  return new Set([...own, ...(block.content ?? []).flatMap((child) => [...blockKindsIn(child)])]);
}

function forbiddenKind(
  block: DocumentNode,
  { allowedBlocks, tolerated }: SectionRules,
): BlockKind | undefined {
  const isForbidden = (kind: BlockKind): boolean => !allowedBlocks.includes(kind);
  return [...blockKindsIn(block)]
    .filter(isForbidden)
    .find((kind) => tolerated?.(blockId(block)).has(kind) !== true);
}

function nameOf(block: DocumentNode, place: string): string {
  return blockId(block) || `#${place}`;
}

function misplaced({ type }: DocumentNode, name: string): Result<null> {
  const code = knownNodes.has(type) ? 'authoring/block-misplaced' : 'authoring/block-unknown';
  return err(code, { block: name, kind: type });
}

function validateBlock(block: DocumentNode, place: Place): Result<null> {
  if (place.depth > maxBlockDepth)
    return err('authoring/too-deep', { block: place.name, limit: maxBlockDepth });
  const own = validateItself(block, place);
  if (!own.ok) return own;
  const rule = contentRules[block.type as BlockType];
  return rule === 'text' || rule === 'plain'
    ? validateText(block, place.name, rule)
    : validateChildren(block, rule, place);
}

function validateItself(block: DocumentNode, { name, ids }: Place): Result<null> {
  const id = blockId(block);
  if (!/^[\w.~-]{1,80}$/.test(id)) return err('authoring/block-without-id', { block: name });
  if (ids.has(id)) return err('authoring/block-twice', { block: id });
  ids.add(id);
  const isText = block.text !== undefined || (block.marks ?? []).length > 0;
  if (isText) return err('authoring/bad-text', { block: name });
  const attribute = badAttribute(block);
  return attribute === undefined ? ok(null) : err('authoring/bad-attribute', { block: name, attribute });
}

function validateChildren(
  block: DocumentNode,
  rule: Exclude<ContentRule, 'text' | 'plain'>,
  { name, depth, ids }: Place,
): Result<null> {
  const children = block.content ?? [];
  if (rule === 'nothing') return children.length === 0 ? ok(null) : misplaced(children[0] ?? block, name);
  if (children.length === 0) return err('authoring/block-empty', { block: name, kind: block.type });
  for (const [index, child] of children.entries()) {
    const childName = nameOf(child, `${name}.${String(index + 1)}`);
    const allowed = index === 0 && rule.first !== undefined ? [rule.first] : rule.of;
    if (!allowed.some((type) => type === child.type)) return misplaced(child, childName);
    const checked = validateBlock(child, { name: childName, depth: depth + 1, ids });
    if (!checked.ok) return checked;
  }
  return ok(null);
}

function validateText(block: DocumentNode, name: string, rule: 'text' | 'plain'): Result<null> {
  for (const node of block.content ?? []) {
    const isBreak = node.type === 'hardBreak' && rule === 'text';
    if (node.type !== 'text' && !isBreak) return misplaced(node, name);
    if (!hasGoodText(node)) return err('authoring/bad-text', { block: name });
    const marked = validateMarks(node, name, rule);
    if (!marked.ok) return marked;
  }
  return ok(null);
}

function hasGoodText(node: DocumentNode): boolean {
  const isBare = node.content === undefined && Object.keys(node.attrs ?? {}).length === 0;
  if (node.type === 'hardBreak') return isBare && node.text === undefined;
  // A lone surrogate is no character, and canonical JSON refuses it.
  return isBare && node.text !== undefined && node.text !== '' && !/\p{Surrogate}/u.test(node.text);
}

function validateMarks(node: DocumentNode, name: string, rule: 'text' | 'plain'): Result<null> {
  const marks = node.marks ?? [];
  const types = new Set<string>(marks.map(({ type }) => type));
  const isPlain = rule === 'plain' && types.size > 0;
  const isRepeated = types.size !== marks.length;
  if (isPlain || isRepeated || [...types].some((type) => !knownMarks.has(type))) {
    return err('authoring/bad-mark', { block: name });
  }
  for (const mark of marks) {
    const address = badLink(mark);
    if (address !== undefined) {
      return err('authoring/bad-link', { block: name, address: address.slice(0, 200) });
    }
    const isAllowed = (attribute: string): boolean => mark.type === 'link' && attribute === 'href';
    const extra = Object.entries(mark.attrs ?? {}).some(([key, value]) => value !== null && !isAllowed(key));
    if (extra) return err('authoring/bad-mark', { block: name });
  }
  return ok(null);
}
