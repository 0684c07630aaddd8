import type { SectionDocument } from '../authoring/document';
import type { Blocker } from '../readiness/blocker';
import type { Template } from '../template/template';
import type { Change } from './change';
import type { ReleaseHeader, ReleaseKind, ReleaseState } from './release';

/** A line of the release list. */
export interface ReleaseListItem {
  readonly id: string;
  readonly product: string;
  readonly productName: string;
  readonly version: string;
  readonly title: string;
  readonly kind: ReleaseKind;
  /** Null while it is being worked out after opening; a `workspace.changed` event follows. */
  readonly state: ReleaseState | null;
  /** The first deployment instant, RFC 3339, or null. */
  readonly deploysAt: string | null;
  readonly changedAt: string;
  /** How many things still block publication; null while being worked out. */
  readonly blockers: number | null;
  readonly targetLocales: readonly string[];
}

/** A value together with the heads that it was read from: the next save names them as its parents. */
export interface Versioned<T> {
  readonly value: T;
  readonly parents: readonly string[];
  readonly inConflict: boolean;
}

/** A problem that the template sees in the text. `code` is a key of the `template` texts. */
export interface TemplateProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly section: string;
  /** A block id or change id inside the section to jump to. */
  readonly focus?: string;
  readonly blocking: boolean;
}

/** A release as the Write step shows it. */
export interface ReleaseView {
  readonly id: string;
  readonly header: Versioned<ReleaseHeader>;
  readonly productName: string;
  readonly template: Template;
  /** Prose sections by key; a section that nobody has written yet has no parents. */
  readonly sections: Readonly<Record<string, Versioned<SectionDocument>>>;
  readonly changes: readonly (Versioned<Change> & { readonly id: string })[];
  readonly problems: readonly TemplateProblem[];
  readonly state: ReleaseState;
  readonly permanentPath: string | null;
}

/** What still stands between the text and its publication. */
export interface ReadinessView {
  readonly release: string;
  readonly state: ReleaseState;
  readonly blockers: readonly Blocker[];
}

/** The answer to a save: the new head, which is the parent of the next one. */
export interface Saved {
  readonly revision: string;
}
