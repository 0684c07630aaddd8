import type { ReactNode } from 'react';
import type { Failure } from '../../shared/result';
import { FailureMessage } from './FailureMessage';
import { Loading } from './Loading';

/** What a view of the workspace is at the moment, as `useView` returns it. */
export interface View<T> {
  readonly data: T | undefined;
  readonly failure: Failure | undefined;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

/** Shows a view: its data as soon as there are any, else that they are on their way, else why they are not. */
export function ViewState<T>({
  view,
  children,
}: {
  readonly view: View<T>;
  readonly children: (data: T) => ReactNode;
}) {
  if (view.data !== undefined) {
    return (
      <>
        {view.failure && <FailureMessage failure={view.failure} onRetry={view.reload} />}
        {children(view.data)}
      </>
    );
  }
  return view.failure ? <FailureMessage failure={view.failure} onRetry={view.reload} /> : <Loading />;
}
