import type { SectionDocument } from '../authoring/document';
import type { Change } from '../release/change';
import type { Product, ReleaseHeader } from '../release/release';
import type { Template } from '../template/template';

/** A change with its id, as the renderer and the translator need it. */
export interface IdentifiedChange {
  readonly id: string;
  readonly change: Change;
}

/**
 * All that the outputs of a release are made from, as plain values: the same content gives the same bytes on every
 * machine, in every time zone. `translations` maps locale → unit id → target text.
 */
export interface ReleaseContent {
  readonly release: string;
  readonly productSlug: string;
  readonly product: Product;
  readonly header: ReleaseHeader;
  readonly template: Template;
  /** Prose sections by the template's key. */
  readonly sections: Readonly<Record<string, SectionDocument>>;
  readonly changes: readonly IdentifiedChange[];
  readonly translations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
