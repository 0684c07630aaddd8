import type { DocumentNode } from '../authoring/document';
import { inlinePlainText, markedSpans, sliceInline } from './inline-text';
import { encodeInline, placeholderInfos, type EncodedInline } from './placeholders';
import { segmentText } from './segment-text';
import { isTranslatable } from './translatable';
import type { PlaceholderInfo } from './unit';

/** A sentence of an inline text, or what stands in its place. */
export interface InlineSegment {
  /** What stands between the segment before and this one. */
  readonly glue: readonly DocumentNode[];
  readonly source: readonly DocumentNode[];
  readonly encoded: EncodedInline;
  readonly placeholders: readonly PlaceholderInfo[];
  /** Whether there are words in it for a person to translate. */
  readonly isTranslatable: boolean;
}

/** An inline text taken apart; glue, segments and `rest` together are the whole of it. */
export interface SegmentedInline {
  readonly segments: readonly InlineSegment[];
  readonly rest: readonly DocumentNode[];
}

interface Known {
  readonly locale: string;
  readonly whole: boolean;
  readonly segmented: SegmentedInline;
}

/**
 * Nodes never change, and the same ones are taken apart for every language, preview and check: what came out is kept
 * for as long as they live.
 */
const known = new WeakMap<readonly DocumentNode[], Known>();

/** Takes an inline text of a language apart into sentences; `whole` keeps it in one piece, as a title is. */
export function segmentInline(
  inline: readonly DocumentNode[],
  locale: string,
  whole = false,
): SegmentedInline {
  const before = known.get(inline);
  if (before?.locale === locale && before.whole === whole) return before.segmented;
  const segmented = takeApart(inline, locale, whole);
  known.set(inline, { locale, whole, segmented });
  return segmented;
}

function takeApart(inline: readonly DocumentNode[], locale: string, whole: boolean): SegmentedInline {
  const text = inlinePlainText(inline);
  const options = { locale, keepWhole: markedSpans(inline, 'code') };
  const spans = whole ? [{ start: 0, end: text.length }] : segmentText(text, options);
  const ends = [0, ...spans.map(({ end }) => end)];
  const segments = spans.map((span, index): InlineSegment => {
    const source = sliceInline(inline, span);
    const encoded = encodeInline(source);
    return {
      glue: sliceInline(inline, { start: ends[index] ?? 0, end: span.start }),
      source,
      encoded,
      placeholders: placeholderInfos(encoded.meanings),
      isTranslatable: isTranslatable(source),
    };
  });
  return { segments, rest: sliceInline(inline, { start: ends.at(-1) ?? 0, end: text.length }) };
}
