import type { ReleaseKind } from '../release/release';
import type { ChecklistItem, Template } from '../template/template';
import type { Answer } from './answer';

/**
 * How an item stands: not answered, answered but without the evidence that it needs, answered with "no" (which blocks:
 * the thing asked about is not so), or done.
 */
export type ChecklistItemState = 'open' | 'evidence-missing' | 'refused' | 'done';

export interface ChecklistItemStatus {
  readonly item: ChecklistItem;
  readonly answer: Answer | null;
  readonly state: ChecklistItemState;
}

export interface ChecklistStatus {
  readonly items: readonly ChecklistItemStatus[];
  /** Whether every item is done; a kind without items is complete. */
  readonly complete: boolean;
}

/** The items of the template that apply to a kind of release, in its order. */
export function checklistItems(template: Template, kind: ReleaseKind): readonly ChecklistItem[] {
  return template.checklist.filter(({ kinds }) => kinds.includes(kind));
}

/** How the checklist of a release stands. Answers to items that don't apply (any more) are left out. */
export function checklistStatus(
  template: Template,
  kind: ReleaseKind,
  answers: Readonly<Record<string, Answer>>,
): ChecklistStatus {
  const items = checklistItems(template, kind).map((item) => {
    const answer = Object.hasOwn(answers, item.key) ? (answers[item.key] ?? null) : null;
    return { item, answer, state: itemState(item, answer) };
  });
  return { items, complete: items.every(({ state }) => state === 'done') };
}

/** "Not applicable" needs the same evidence as "yes": otherwise it would be the easy way around a question. */
function itemState(item: ChecklistItem, answer: Answer | null): ChecklistItemState {
  if (answer === null) return 'open';
  if (answer.value === 'no') return 'refused';
  const lacksEvidence = item.evidence === 'required' && answer.evidence.trim() === '';
  return lacksEvidence ? 'evidence-missing' : 'done';
}
