import { useEffect, useState } from 'react';
import type { ReleaseView } from '../../../shared/release/view';
import { releaseRecord } from '../../../shared/release/record-ids';
import type { Failure } from '../../../shared/result';
import { request } from '../../app/bridge';
import { useSession } from '../../app/session';
import { useView } from '../../app/use-view';
import { FailureMessage, Loading } from '../../ui';
import { ReleaseEditor } from './ReleaseEditor';
import { useWritingValue } from './use-writing-value';
import { WriteContext } from './write-context';
import './write.css';
import './prose.css';

type Start = { readonly view?: ReleaseView; readonly failure?: Failure };

/** Reads the release to begin with, after everything that is still a draft has been written. */
function useStart(release: string, attempt: number): Start {
  const [start, setStart] = useState<Start>({});
  useEffect(() => {
    let isCurrent = true;
    async function read(): Promise<void> {
      await request('release.flushDrafts', {});
      const result = await request('release.get', { release });
      if (isCurrent) setStart(result.ok ? { view: result.value } : { failure: result.error });
    }
    void read();
    return () => {
      isCurrent = false;
    };
  }, [release, attempt]);
  return start;
}

/** The Write step: the release from its template, as one page. */
export default function WriteStep({ release }: { readonly release: string }) {
  const [attempt, setAttempt] = useState(0);
  const start = useStart(release, attempt);
  const live = useView('release.get', { release }, { records: releaseRecord(release) });
  const isReadOnly = useSession(({ workspace }) => workspace !== null && workspace.readOnly !== null);
  const context = useWritingValue(release, live.data ?? start.view, isReadOnly);
  if (start.failure !== undefined) {
    return <FailureMessage failure={start.failure} onRetry={() => setAttempt((count) => count + 1)} />;
  }
  if (start.view === undefined || context === null) return <Loading />;
  return (
    <WriteContext.Provider value={context}>
      <ReleaseEditor key={release} initial={start.view} />
    </WriteContext.Provider>
  );
}
