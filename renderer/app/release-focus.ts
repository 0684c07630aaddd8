import { useNavigation, type FocusRequest } from './navigation';
import type { ReleaseStep } from '../../shared/readiness/blocker';

/**
 * What a click on a readiness item asked this step to put the focus on: a section key, change id, unit id, checklist key or
 * requirement key, by the step. Call `done()` once the element has the focus; the same item can then be clicked again.
 */
export function useReleaseFocus(step: ReleaseStep): {
  readonly focus: FocusRequest['focus'];
  readonly locale: FocusRequest['locale'];
  readonly done: () => void;
} {
  const asked = useNavigation((state) => (state.focus?.step === step ? state.focus : null));
  const done = useNavigation((state) => state.focusDone);
  return { focus: asked?.focus, locale: asked?.locale, done };
}
