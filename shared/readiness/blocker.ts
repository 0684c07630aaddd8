/** The steps of a release, which are also the tabs of its workspace. */
export const releaseSteps = ['write', 'translate', 'review', 'sign', 'export'] as const;
export type ReleaseStep = (typeof releaseSteps)[number];

/** Where a click on a blocker leads: the step, and the thing in it to put the focus on. */
export interface BlockerTarget {
  readonly step: ReleaseStep;
  /** A section key, block id, change id, unit id, checklist key, required signature key or record id, by the step. */
  readonly focus?: string;
  /** For the step `write`: the section that the focus (a block, a change, a window) is in; `title` for the title. */
  readonly section?: string;
  readonly locale?: string;
}

/**
 * One thing that still stands between this text and its publication. `code` is a key of the `readiness` texts,
 * `params` fill the sentence. `blocking: false` informs only.
 */
export interface Blocker {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly target: BlockerTarget;
  readonly blocking: boolean;
}
