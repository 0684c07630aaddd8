import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { ReleaseHeader } from '../../../shared/release/release';
import type { Failure } from '../../../shared/result';
import { useWriting } from './write-context';

/** The release's header and how to change it. */
export interface HeaderForm {
  readonly header: ReleaseHeader;
  /** Saves a part of it on top of all that was saved before; false if it was refused. */
  readonly change: (part: Partial<ReleaseHeader>) => Promise<boolean>;
  readonly failure: Failure | undefined;
  /** Nothing can be changed: the workspace is only read, or two people's headers wait for a decision. */
  readonly isLocked: boolean;
}

/** The release's header; each change is shown at once and saved on top of the one before. */
export function useHeader(): HeaderForm {
  const { view, headers, isReadOnly } = useWriting();
  const [failure, setFailure] = useState<Failure>();
  const { id, header } = view;
  const change = useCallback(
    async (part: Partial<ReleaseHeader>) => {
      const { value } = headers.current(id, header);
      const saved = await headers.write(id, header, { ...(value ?? header.value), ...part });
      setFailure(saved.ok ? undefined : saved.error);
      return saved.ok;
    },
    [headers, id, header],
  );
  return { header: header.value, change, failure, isLocked: isReadOnly || header.inConflict };
}

/** A pause in typing that is long enough to save in. */
const pauseMs = 1000;

/** A text of the header while it is typed: kept here until it is right, saved at a pause, at Enter and when it is left. */
export function useTypedText(
  saved: string,
  isRight: (text: string) => boolean,
  save: (text: string) => Promise<boolean>,
) {
  const [typed, setTyped] = useState<string>();
  const value = typed ?? saved;
  async function commit(): Promise<void> {
    if (typed === undefined || !isRight(typed)) return;
    const isDone = typed === saved || (await save(typed));
    if (isDone) setTyped((current) => (current === typed ? undefined : current));
  }
  const commitNow = useEffectEvent(commit);
  useEffect(() => {
    if (typed === undefined) return undefined;
    const timer = window.setTimeout(() => void commitNow(), pauseMs);
    return () => window.clearTimeout(timer);
  }, [typed]);
  // What was typed in the last second before the step was left.
  useEffect(() => () => void commitNow(), []);
  return {
    value,
    isRight: isRight(value),
    props: {
      value,
      onChange: setTyped,
      onBlur: () => void commit(),
      onKeyDown: (event: { readonly key: string; readonly continuePropagation: () => void }) => {
        if (event.key === 'Enter') void commit();
        // React Aria keeps a key that is listened to from everybody else, such as the window's shortcuts.
        event.continuePropagation();
      },
    },
  };
}
