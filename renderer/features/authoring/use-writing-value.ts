import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Change } from '../../../shared/release/change';
import type { ReleaseHeader } from '../../../shared/release/release';
import type { ReleaseView } from '../../../shared/release/view';
import { ok } from '../../../shared/result';
import { request } from '../../app/bridge';
import { createRecordWriter, type RecordWriter } from './record-writer';
import type { WriteContextValue } from './write-context';

function headerWriter(release: string): RecordWriter<ReleaseHeader> {
  return createRecordWriter<ReleaseHeader>(async (_record, header, parents) => {
    if (header === null) throw new Error('A release has a header as long as it exists.');
    const saved = await request('release.saveHeader', { release, header, parents: [...parents] });
    return saved.ok ? ok(saved.value.revision) : saved;
  });
}

function changeWriter(release: string): RecordWriter<Change> {
  return createRecordWriter<Change>(async (change, value, parents) => {
    const base = { release, change, parents: [...parents] };
    const saved =
      value === null
        ? await request('release.deleteChange', base)
        : await request('release.saveChange', { ...base, value });
    return saved.ok ? ok(saved.value.revision) : saved;
  });
}

/** The view with what the writers know better. */
function withOwn(
  view: ReleaseView,
  headers: RecordWriter<ReleaseHeader>,
  writer: RecordWriter<Change>,
): ReleaseView {
  const header = headers.current(view.id, view.header);
  const changes = view.changes.flatMap((change) => {
    const { value, parents } = writer.current(change.id, change);
    return value === null ? [] : [{ ...change, value, parents }];
  });
  return {
    ...view,
    header: { ...view.header, parents: header.parents, value: header.value ?? view.header.value },
    changes: changes.sort((a, b) => a.value.order - b.value.order || (a.id < b.id ? -1 : 1)),
  };
}

/** What the Write step's components share, made once for each release. */
export function useWritingValue(
  release: string,
  view: ReleaseView | undefined,
  isReadOnly: boolean,
): WriteContextValue | null {
  const [headers] = useState(() => headerWriter(release));
  const [changes] = useState(() => changeWriter(release));
  const headersVersion = useSyncExternalStore(headers.subscribe, headers.version);
  const changesVersion = useSyncExternalStore(changes.subscribe, changes.version);
  return useMemo(
    () =>
      view === undefined ? null : { view: withOwn(view, headers, changes), isReadOnly, headers, changes },
    // The versions stand for what the writers hold, which React can't see change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [view, isReadOnly, headers, changes, headersVersion, changesVersion],
  );
}
