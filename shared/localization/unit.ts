import * as z from 'zod';

/**
 * How far a translation has come. `initial` and `outdated` are derived, so only these are stored. A `draft` is what
 * somebody typed and has not confirmed: kept, so that it can't be lost, and part of no output.
 */
export const storedUnitStates = ['draft', 'translated', 'reviewed'] as const;
export const storedUnitStateSchema = z.enum(storedUnitStates);
export type StoredUnitState = z.infer<typeof storedUnitStateSchema>;

/** The state that a person sees: nothing yet, begun, done, checked, or done for a source text that has changed since. */
export const unitStates = ['initial', 'draft', 'translated', 'reviewed', 'outdated'] as const;
export type UnitState = (typeof unitStates)[number];

/**
 * The translation of one unit into one locale: record `release/<id>/unit/<unitId>/<locale>`.
 * The unit id names the block *and* the exact source text, so a translation never silently moves to other words.
 * Inline marks stand as placeholders (`⟦1⟧bold⟦/1⟧`, `⟦2/⟧`) that must survive in the target.
 */
export const translationSchema = z.strictObject({
  source: z.string().max(20_000),
  target: z.string().max(20_000),
  state: storedUnitStateSchema,
  /** Who proposed the words before a person confirmed them. */
  origin: z.enum(['human', 'repeat']),
});
export type Translation = z.infer<typeof translationSchema>;

/** What a placeholder of a unit stands for: a pair for a mark, a standalone one for a hard break. */
export interface PlaceholderInfo {
  readonly number: number;
  /** The mark's or node's type: `bold`, `code`, `link`, `hardBreak`, … The words inside of `code` stay as they are. */
  readonly kind: string;
  /** Where a link leads. */
  readonly href?: string;
}

/** A segment of the source text, before any translation. */
export interface SourceUnit {
  /** `<blockId>-<first 12 hex digits of the source's SHA-256>` plus `-<n>` for the n-th repeat in one block. */
  readonly id: string;
  readonly block: string;
  /** The record that the text comes from: the header's title, a section, or a change. */
  readonly record: string;
  /** Where it stands, for people: the template section's key. */
  readonly section: string;
  readonly source: string;
  readonly placeholders: readonly PlaceholderInfo[];
}

/** A unit as the translator sees it in one target locale. */
export interface UnitView extends SourceUnit {
  readonly target: string;
  readonly state: UnitState;
  /** The heads of the unit's record, which the next save names as its parents; empty when nothing was saved. */
  readonly parents: readonly string[];
  /** For `outdated`, and for a draft that began there: the source text that the former target translates. */
  readonly previousSource?: string;
  /** A target used before for exactly this source, offered until the unit is confirmed. */
  readonly repeat?: { readonly target: string; readonly release: string };
  readonly problems: readonly UnitProblem[];
  readonly inConflict: boolean;
}

/** What the checks found in a target: a code (key in the `localization` texts) and what it is about. */
export interface UnitProblem {
  readonly code:
    | 'placeholder-missing'
    | 'placeholder-extra'
    | 'placeholder-order'
    | 'placeholder-empty'
    | 'code-changed'
    | 'verbatim-missing'
    | 'version-missing'
    | 'number-missing'
    | 'same-as-source'
    | 'bidi-control';
  readonly severity: 'error' | 'warning';
  readonly detail: string;
}
