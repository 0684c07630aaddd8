import { createContext, useContext } from 'react';
import type { Change } from '../../../shared/release/change';
import type { ReleaseHeader } from '../../../shared/release/release';
import type { ReleaseView } from '../../../shared/release/view';
import type { RecordWriter } from './record-writer';

/** What everything on the Write step works on. */
export interface WriteContextValue {
  /** The release as it is now: what the journal has, with what was just saved here on top. */
  readonly view: ReleaseView;
  readonly isReadOnly: boolean;
  readonly headers: RecordWriter<ReleaseHeader>;
  readonly changes: RecordWriter<Change>;
}

export const WriteContext = createContext<WriteContextValue | null>(null);

/** The release being written; only inside the Write step. */
export function useWriting(): WriteContextValue {
  const value = useContext(WriteContext);
  if (value === null) throw new Error('useWriting is for the Write step only.');
  return value;
}
