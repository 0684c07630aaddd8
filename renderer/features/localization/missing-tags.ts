const tags = /⟦\/?\d+\/?⟧/g;

/** The placeholders of the source that the target lacks, in the source's order. */
export function missingTags(source: string, target: string): readonly string[] {
  const present = new Map<string, number>();
  for (const [tag] of target.matchAll(tags)) present.set(tag, (present.get(tag) ?? 0) + 1);
  return [...source.matchAll(tags)].flatMap(([tag]) => {
    const left = present.get(tag) ?? 0;
    present.set(tag, left - 1);
    return left > 0 ? [] : [tag];
  });
}
