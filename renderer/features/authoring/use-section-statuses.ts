import { useEffect, useState } from 'react';
import { releaseRecord, sectionRecord } from '../../../shared/release/record-ids';
import { request } from '../../app/bridge';
import { useAppEvent } from '../../app/use-app-event';
import { useView } from '../../app/use-view';
import { toast } from '../../ui';
import { loadSection } from './editor/load-section';
import { statusesNow, type SectionStatuses } from './editor/section-status';
import type { ReleaseEditorParts } from './use-release-editor';

/** Follows what happens to the release's sections in the journal: our own drafts, a new engine, other people's words. */
export function useSectionStatuses(release: string, { editor, sender, locked }: ReleaseEditorParts) {
  const [statuses, setStatuses] = useState<SectionStatuses>(locked);
  const live = useView('release.get', { release }, { records: releaseRecord(release) }).data;

  useAppEvent('draft.saved', ({ records, revisions }) => {
    const prefix = sectionRecord(release, '');
    records.forEach((record, index) => {
      const revision = revisions[index];
      if (record.startsWith(prefix) && revision !== undefined) {
        sender.saved(record.slice(prefix.length), revision);
      }
    });
  });
  useAppEvent('engine.restarted', () => void sender.resume());
  useEffect(() => {
    // Half of the answer is the sender's, which is no state of React's, so it can't be derived while rendering.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    if (live !== undefined) setStatuses(statusesNow(live, locked, sender));
  }, [live, locked, sender]);

  /** Takes somebody else's words for a section; what was typed here is written first, so that it is kept. */
  async function load(section: string): Promise<void> {
    sender.flush();
    await request('release.flushDrafts', {});
    const read = await request('release.get', { release });
    if (!read.ok) {
      toast.failure(read.error);
      return;
    }
    const kept = read.value.sections[section];
    if (kept !== undefined && !kept.inConflict && !editor.isDestroyed) {
      const loaded = loadSection(editor, sender, section, { blocks: kept.value.blocks, heads: kept.parents });
      if (!loaded.ok) toast.failure(loaded.error);
    }
    setStatuses(statusesNow(read.value, locked, sender));
  }

  return { statuses, load };
}
