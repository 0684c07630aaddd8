import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { DocumentNode } from '../../../../shared/authoring/document';
import type { ReleaseView } from '../../../../shared/release/view';
import type { Failure } from '../../../../shared/result';
import { request } from '../../../app/bridge';
import { sectionChanges, type SectionChange } from './section-changes';

/** Sends every change of the document to the engine, which holds it as a draft (design 2). */
export interface DraftSender {
  /** The document has changed: sends what differs from what was sent last, or from `initial` the first time. */
  readonly changed: (initial: ProseMirrorNode, after: ProseMirrorNode) => void;
  /**
   * The engine was restarted and has forgotten its drafts: reads what is in the journal, and sends every section that is
   * different here, on top of that.
   */
  readonly resume: () => Promise<void>;
}

/** A sender for one release. `onFailure` hears of words that the engine did not take. */
export function createDraftSender(view: ReleaseView, onFailure: (failure: Failure) => void): DraftSender {
  /** The document after the last change; there is nothing to send again before the first. */
  let latest: ProseMirrorNode | undefined;
  const parents = new Map(Object.entries(view.sections).map(([key, section]) => [key, section.parents]));

  async function send({ section, order, blocks }: SectionChange, mayRepeat: boolean): Promise<void> {
    const sent = await request('release.draftSection', {
      release: view.id,
      section,
      parents: [...(parents.get(section) ?? [])],
      order: [...order],
      blocks: { blocks: blocks as DocumentNode[] },
    });
    if (sent.ok) return;
    const doc = latest;
    // The engine lacks a block, because it began anew or missed a message: it gets the whole section.
    if (mayRepeat && sent.error.code === 'authoring/draft-incomplete' && doc !== undefined) {
      const whole = sectionChanges(null, doc).find((change) => change.section === section);
      if (whole !== undefined) return send(whole, false);
    }
    onFailure(sent.error);
  }

  return {
    changed: (initial, after) => {
      const before = latest ?? initial;
      latest = after;
      for (const change of sectionChanges(before, after)) void send(change, true);
    },
    resume: async () => {
      const doc = latest;
      const read = await request('release.get', { release: view.id });
      if (!read.ok || doc === undefined) return;
      for (const change of sectionChanges(null, doc)) {
        const kept = read.value.sections[change.section];
        parents.set(change.section, kept?.parents ?? []);
        if (JSON.stringify(kept?.value.blocks) !== JSON.stringify(change.blocks)) void send(change, false);
      }
    },
  };
}
