import { blockId, type DocumentNode, type SectionDocument } from '../../shared/authoring/document';
import { err, ok, type Failure, type Result } from '../../shared/result';

/**
 * How long typed words wait for their way into the journal. Half of the two seconds that design 2 allows a power cut to
 * take: a slow disk or a busy machine needs the other half.
 */
export const draftIntervalMs = 1000;

/** What the window sends at every change of a section: the order of its blocks, and those that changed. */
export interface DraftPatch {
  readonly record: string;
  readonly parents: readonly string[];
  readonly order: readonly string[];
  readonly blocks: readonly DocumentNode[];
}

/** A section that is ready to be written. */
export interface DraftRevision {
  readonly record: string;
  readonly parents: readonly string[];
  readonly body: SectionDocument;
}

export interface DraftKeeperPorts {
  /** The blocks of the record as its heads have them, to complete the first patch of an editing session. */
  readonly currentBlocks: (record: string) => readonly DocumentNode[];
  /** Appends to the journal; the revision ids come back in order. */
  readonly write: (revisions: readonly DraftRevision[]) => Promise<Result<readonly string[]>>;
  /** `revisions` are those that were written for the records at the same places. */
  readonly onSaved: (records: readonly string[], revisions: readonly string[]) => void;
  readonly onFailed: (records: readonly string[], error: Failure) => void;
  readonly setTimer: (run: () => void, ms: number) => () => void;
}

/**
 * Holds the newest words of every section that is being typed in, so that a crash of the window loses none of them
 * and a power cut at most two seconds (3.1, design 2). A failed write keeps the draft and tries again.
 */
export interface DraftKeeper {
  readonly put: (patch: DraftPatch) => Result<null>;
  /** Writes everything that is not in the journal yet. */
  readonly flush: () => Promise<Result<null>>;
  readonly hasUnsaved: () => boolean;
}

interface Draft {
  readonly base: readonly string[];
  parents: readonly string[];
  blocks: Map<string, DocumentNode>;
  order: readonly string[];
  isDirty: boolean;
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join();

function newDraft(patch: DraftPatch, ports: DraftKeeperPorts): Draft {
  const blocks = new Map(ports.currentBlocks(patch.record).map((block) => [blockId(block), block]));
  return { base: patch.parents, parents: patch.parents, blocks, order: [], isDirty: false };
}

/** An editor goes on from the heads that it began with, or from the revision that we wrote for it since. */
function continues(draft: Draft, patch: DraftPatch): boolean {
  return sameIds(draft.base, patch.parents) || sameIds(draft.parents, patch.parents);
}

function bodyOf(draft: Draft): SectionDocument {
  return { blocks: draft.order.flatMap((id) => draft.blocks.get(id) ?? []) };
}

function applyPatch(draft: Draft, patch: DraftPatch): Result<null> {
  const blocks = new Map(draft.blocks);
  for (const block of patch.blocks) blocks.set(blockId(block), block);
  const missing = patch.order.find((id) => !blocks.has(id));
  if (missing !== undefined) return err('authoring/draft-incomplete', { block: missing });
  draft.blocks = new Map(
    patch.order.flatMap((id) => {
      const block = blocks.get(id);
      return block === undefined ? [] : [[id, block] as const];
    }),
  );
  draft.order = patch.order;
  draft.isDirty = true;
  return ok(null);
}

/** Failures that come from what one of several revisions holds; the others would be taken. */
function isAboutOne({ code }: Failure): boolean {
  return code === 'journal/revision-too-large' || code === 'journal/invalid-revision';
}

/** Makes a keeper with nothing in it. */
export function createDraftKeeper(ports: DraftKeeperPorts): DraftKeeper {
  const drafts = new Map<string, Draft>();
  let cancelTimer: (() => void) | undefined;
  let writing: Promise<Result<null>> | undefined;

  function schedule(): void {
    cancelTimer ??= ports.setTimer(() => {
      cancelTimer = undefined;
      void flush();
    }, draftIntervalMs);
  }

  async function writeThese(dirty: readonly (readonly [string, Draft])[]): Promise<Result<null>> {
    if (dirty.length === 0) return ok(null);
    for (const [, draft] of dirty) draft.isDirty = false;
    const records = dirty.map(([record]) => record);
    const written = await ports.write(
      dirty.map(([record, draft]) => ({ record, parents: draft.parents, body: bodyOf(draft) })),
    );
    if (!written.ok) {
      if (dirty.length > 1 && isAboutOne(written.error)) return writeEach(dirty);
      for (const [, draft] of dirty) draft.isDirty = true;
      ports.onFailed(records, written.error);
      schedule();
      return written;
    }
    dirty.forEach(([, draft], index) => {
      const revision = written.value[index];
      if (revision !== undefined) draft.parents = [revision];
    });
    ports.onSaved(records, written.value);
    return ok(null);
  }

  /** One after the other: a section that can't be written must not keep the others out of the journal. */
  async function writeEach(dirty: readonly (readonly [string, Draft])[]): Promise<Result<null>> {
    let result: Result<null> = ok(null);
    for (const one of dirty) {
      const written = await writeThese([one]);
      if (!written.ok) result = written;
    }
    return result;
  }

  // One write at a time: the second flush must see the parents that the first one made.
  async function flush(): Promise<Result<null>> {
    while (writing !== undefined) await writing;
    writing = writeThese([...drafts].filter(([, draft]) => draft.isDirty));
    try {
      return await writing;
    } finally {
      writing = undefined;
    }
  }

  return {
    put: (patch) => {
      const known = drafts.get(patch.record);
      const draft = known !== undefined && continues(known, patch) ? known : newDraft(patch, ports);
      const applied = applyPatch(draft, patch);
      if (!applied.ok) return applied;
      drafts.set(patch.record, draft);
      schedule();
      return ok(null);
    },
    flush: () => {
      cancelTimer?.();
      cancelTimer = undefined;
      return flush();
    },
    hasUnsaved: () => [...drafts.values()].some((draft) => draft.isDirty),
  };
}
