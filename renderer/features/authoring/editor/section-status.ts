import type { ReleaseView } from '../../../../shared/release/view';
import type { Failure } from '../../../../shared/result';
import type { DraftSender } from './draft-sender';

/** What has to be said about a section; nothing of most. */
export type SectionStatus =
  /** The journal holds something that this editor can't show. */
  | { readonly kind: 'unreadable'; readonly failure: Failure }
  /** Two people have written different things; one must be chosen before it goes on. */
  | { readonly kind: 'conflict' }
  /** Somebody else has written since; the text here is still the one from before. */
  | { readonly kind: 'foreign' };

export type SectionStatuses = ReadonlyMap<string, SectionStatus>;

/** The statuses that a release begins with. Its unreadable and contested sections can't be written. */
export function statusesAtStart(
  view: ReleaseView,
  unreadable: ReadonlyMap<string, Failure>,
): SectionStatuses {
  const statuses = new Map<string, SectionStatus>();
  for (const [section, { inConflict }] of Object.entries(view.sections)) {
    const failure = unreadable.get(section);
    if (failure !== undefined) statuses.set(section, { kind: 'unreadable', failure });
    else if (inConflict) statuses.set(section, { kind: 'conflict' });
  }
  return statuses;
}

/** The statuses after the journal was read again: what was locked stays locked until the step is opened anew. */
export function statusesNow(
  view: ReleaseView,
  locked: SectionStatuses,
  sender: Pick<DraftSender, 'isOwn'>,
): SectionStatuses {
  const statuses = new Map(locked);
  for (const [section, { inConflict, parents, value }] of Object.entries(view.sections)) {
    if (locked.has(section)) continue;
    if (inConflict) statuses.set(section, { kind: 'conflict' });
    else if (!sender.isOwn(section, parents, value.blocks)) statuses.set(section, { kind: 'foreign' });
  }
  return statuses;
}
