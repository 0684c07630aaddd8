import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { DocumentNode } from '../../../../shared/authoring/document';
import type { ReleaseView } from '../../../../shared/release/view';
import type { Failure, Result } from '../../../../shared/result';
import { toDocumentNode } from './block-json';
import { keyOf, sectionChange, type SectionChange } from './section-changes';

/** How the sender reaches the engine, and time. */
export interface DraftSenderPorts {
  readonly send: (change: SectionChange, parents: readonly string[]) => Promise<Result<null>>;
  /** The release as the journal has it. */
  readonly read: () => Promise<Result<ReleaseView>>;
  readonly onFailure: (failure: Failure) => void;
  /** Calls back as soon as the window has painted what was typed. */
  readonly soon: (run: () => void) => void;
  readonly later: (run: () => void, ms: number) => void;
}

/** Sends every change of the document to the engine, which holds it as a draft (design 2). */
export interface DraftSender {
  /** The document has changed; what differs from what was sent before is sent in a moment. */
  readonly changed: (doc: ProseMirrorNode) => void;
  /** Sends now what waits, before the window closes or the step is left. */
  readonly flush: () => void;
  /** The engine has written a section; what it wrote is ours from now on. */
  readonly saved: (section: string, revision: string) => void;
  /** A section was loaded from the journal: the editor goes on from these heads. */
  readonly loaded: (section: string, heads: readonly string[], node: ProseMirrorNode) => void;
  /** Whether heads of a section in the journal are of our own making: what we began with, or wrote since. */
  readonly isOwn: (section: string, heads: readonly string[], blocks: readonly DocumentNode[]) => boolean;
  /** The engine was started anew and has forgotten its drafts: sends every section that was written in, on top of the journal. */
  readonly resume: () => Promise<void>;
}

/** What is known of one section between editor, engine and journal. */
interface SectionState {
  /** The heads that the editor's text goes on from. The engine knows which revision of ours stands on them by now. */
  base: readonly string[];
  /** Revisions whose words are in the editor. */
  readonly known: Set<string>;
  /** What the engine has; null if it must be sent everything. */
  sent: ProseMirrorNode | null;
  /** The text as it is now. */
  current: ProseMirrorNode;
  /** What was sent since the engine last wrote: one of these may be in the journal without our having heard of it. */
  unheard: ProseMirrorNode[];
  isTouched: boolean;
}

const retryMs = 3000;
const reopenMs = 500;
/** Older states than these can't be what a restarted engine left behind: it writes every second or two. */
const keptStates = 400;

function sameBlocks(blocks: readonly DocumentNode[], node: ProseMirrorNode): boolean {
  return JSON.stringify(blocks) === JSON.stringify(node.content.content.map(toDocumentNode));
}

function statesOf(
  { sections }: ReleaseView,
  doc: ProseMirrorNode,
  isComplete: (section: string) => boolean,
): ReadonlyMap<string, SectionState> {
  const states = new Map<string, SectionState>();
  doc.forEach((node) => {
    const key = keyOf(node);
    if (key === undefined) return;
    const base = sections[key]?.parents ?? [];
    states.set(key, {
      base,
      known: new Set(base),
      sent: isComplete(key) ? node : null,
      current: node,
      unheard: [],
      isTouched: false,
    });
  });
  return states;
}

/**
 * A sender for the document that an editor begins with. `isComplete` says of a section whether the journal holds its blocks just
 * as the editor does; if not, the first change sends them all.
 */
export function createDraftSender(
  view: ReleaseView,
  doc: ProseMirrorNode,
  ports: DraftSenderPorts,
  isComplete: (section: string) => boolean = () => true,
): DraftSender {
  const states = statesOf(view, doc, isComplete);
  let isWaiting = false;
  let isResuming = false;

  async function send(state: SectionState): Promise<void> {
    const change = sectionChange(state.sent, state.current);
    state.sent = state.current;
    state.unheard = [...state.unheard.slice(-keptStates), state.current];
    const answer = await ports.send(change, state.base);
    if (answer.ok) return;
    const wasWhole = change.blocks.length === change.order.length;
    state.sent = null;
    // The engine lacks a block, because it began anew or missed a message: it gets the whole section.
    if (answer.error.code === 'authoring/draft-incomplete' && !wasWhole) return send(state);
    ports.onFailure(answer.error);
    ports.later(flush, retryMs);
  }

  function flush(): void {
    isWaiting = false;
    // What is sent to a new engine before it is known what it had written would stand beside it, as a conflict with ourselves.
    if (isResuming) return;
    for (const state of states.values()) {
      if (state.isTouched && state.sent !== state.current) void send(state);
    }
  }

  function isOwn(section: string, heads: readonly string[], blocks: readonly DocumentNode[]): boolean {
    const state = states.get(section);
    if (state === undefined || heads.every((head) => state.known.has(head))) return true;
    if (heads.length > 1) return false;
    // Written by us, but nobody told: the engine ended between writing and saying so.
    const isOurs = [...state.unheard, state.current].some((node) => sameBlocks(blocks, node));
    if (isOurs) for (const head of heads) state.known.add(head);
    return isOurs;
  }

  return {
    changed: (after) => {
      after.forEach((node) => {
        const state = states.get(keyOf(node) ?? '');
        if (state === undefined || state.current === node) return;
        state.current = node;
        state.isTouched = true;
      });
      if (isWaiting) return;
      isWaiting = true;
      ports.soon(flush);
    },
    flush,
    saved: (section, revision) => {
      const state = states.get(section);
      state?.known.add(revision);
      if (state !== undefined) state.unheard = [];
    },
    loaded: (section, heads, node) => {
      const state = states.get(section);
      if (state === undefined) return;
      Object.assign(state, { base: heads, sent: node, current: node, unheard: [], isTouched: false });
      for (const head of heads) state.known.add(head);
    },
    isOwn,
    resume: async function resume() {
      isResuming = true;
      const read = await ports.read();
      if (!read.ok) {
        // The workspace is not open again yet; without it nobody knows what the words stand on.
        ports.later(() => void resume(), reopenMs);
        return;
      }
      for (const [key, state] of states) {
        const kept = read.value.sections[key];
        if (kept !== undefined && isOwn(key, kept.parents, kept.value.blocks)) state.base = kept.parents;
        state.sent = null;
      }
      isResuming = false;
      flush();
    },
  };
}
