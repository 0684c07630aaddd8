import { useCallback, useRef, useState } from 'react';
import type { ChannelName, Request } from '../../shared/ipc/contract';
import type { Failure, Result } from '../../shared/result';
import { request, type Value } from './bridge';

/** A request that a person sets off, with what its button and its message need to know. */
export interface Action<Name extends ChannelName> {
  readonly run: (payload: Request<Name>) => Promise<Result<Value<Name>>>;
  readonly isPending: boolean;
  /** Why the last run failed; gone when the next one starts. */
  readonly failure: Failure | undefined;
  readonly clear: () => void;
}

/** Wraps a channel as something that is done at the press of a button. */
export function useAction<Name extends ChannelName>(name: Name): Action<Name> {
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const latest = useRef(0);
  const run = useCallback(
    async (payload: Request<Name>) => {
      latest.current += 1;
      const turn = latest.current;
      setPending(true);
      setFailure(undefined);
      const result = await request(name, payload);
      if (turn === latest.current) {
        setPending(false);
        if (!result.ok) setFailure(result.error);
      }
      return result;
    },
    [name],
  );
  const clear = useCallback(() => setFailure(undefined), []);
  return { run, isPending, failure, clear };
}
