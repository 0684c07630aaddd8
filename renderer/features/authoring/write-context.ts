import { createContext, useContext } from 'react';
import type { ReleaseView } from '../../../shared/release/view';

/** What everything on the Write step works on. */
export interface WriteContextValue {
  /** The release as it is now, read again after every save. */
  readonly view: ReleaseView;
  readonly isReadOnly: boolean;
}

export const WriteContext = createContext<WriteContextValue | null>(null);

/** The release being written; only inside the Write step. */
export function useWriting(): WriteContextValue {
  const value = useContext(WriteContext);
  if (value === null) throw new Error('useWriting is for the Write step only.');
  return value;
}
