import { blockId, type DocumentNode } from '../authoring/document';
import type { TemplateProblem } from '../release/view';
import type { ReleaseContent } from '../rendering/release-content';
import { textFor } from './localized-text';
import { placeholderInBlock } from './placeholder-text';
import { blockKinds, type BlockKind, type ProseSection } from './template';
import { countBlockWords } from './word-count';

const limitedBlocks: ReadonlySet<string> = new Set(blockKinds);

/** Problems of one prose section: empty, too short, a block that the template doesn't allow, text to be replaced. */
export function proseProblems(
  section: ProseSection,
  { header, sections }: ReleaseContent,
): readonly TemplateProblem[] {
  const blocks = (Object.hasOwn(sections, section.key) ? sections[section.key]?.blocks : undefined) ?? [];
  const label = textFor(section.label, header.sourceLocale);
  const problem = (
    code: string,
    params: TemplateProblem['params'],
    block?: DocumentNode,
  ): TemplateProblem => {
    const focus = block ? blockId(block) : '';
    const base = { code, params: { section: label, ...params }, section: section.key, blocking: true };
    return focus === '' ? base : { ...base, focus };
  };
  const words = countBlockWords(blocks);
  const isRequired = section.requiredFor.includes(header.kind);
  const length =
    isRequired && words === 0
      ? [problem('section-empty', {})]
      : isRequired && words < section.minimumWords
        ? [problem('section-too-short', { words, minimum: section.minimumWords })]
        : [];
  const forbidden = forbiddenBlocks(blocks, new Set(section.allowedBlocks)).map((block) =>
    problem('block-not-allowed', { kind: block.type }, block),
  );
  const leftovers = blocks.flatMap((block) => {
    const text = placeholderInBlock(block);
    return text === undefined ? [] : [problem('placeholder-text', { text }, block)];
  });
  return [...length, ...forbidden, ...leftovers];
}

/** Blocks anywhere inside that the section may not hold; what stands inside of such a block isn't named again. */
function forbiddenBlocks(
  blocks: readonly DocumentNode[],
  allowed: ReadonlySet<BlockKind>,
): readonly DocumentNode[] {
  return blocks.flatMap((block) => {
    const isForbidden = limitedBlocks.has(block.type) && !allowed.has(block.type as BlockKind);
    return isForbidden ? [block] : forbiddenBlocks(block.content ?? [], allowed);
  });
}
