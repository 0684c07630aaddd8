import type { NewRevision, Revision } from '../../shared/journal/revision';
import { err, ok, type Failure, type Result } from '../../shared/result';
import type { ReadOnlyReason } from '../../shared/workspace/view';
import type { WorkspaceFacts } from '../../shared/workspace/workspace-file';
import { sha256 } from '../journal/sha256';
import { verifySignature } from '../identity/ed25519';
import type { FsPort } from '../journal/fs-port';
import { createJournalReader, type JournalReader, type JournalsReport } from '../journal/journal-reader';
import { openJournalWriter, type JournalWriter } from '../journal/journal-writer';
import { acquireWorkspaceLock, type WorkspaceLock } from '../journal/workspace-lock';
import type { DurableJson } from '../storage/durable-json';
import { createFoldedRecords, type FoldedRecords } from './folded-records';
import { knownPositions, localFolder, openLocalState, type LocalState } from './local-state';
import { readMembership, type Membership } from './membership';
import type { RecordStore } from './record-store';
import type { SessionPort } from './session-port';
import { reportWithWrites } from './report-with-writes';
import { isWritable, journalFolder, readWorkspaceFile } from './workspace-folder';

/** What opening a workspace needs from outside. */
export interface WorkspacePorts {
  readonly userData: string;
  readonly session: SessionPort;
  readonly fs: FsPort;
  readonly clock: () => Date;
  /** Called with the records that have new heads, after they are on the disk and in the fold. */
  readonly onChange: (records: readonly string[]) => void;
}

/** A workspace that is open: its records, its journals, and the one way to write into it. */
export interface OpenWorkspace {
  readonly facts: WorkspaceFacts;
  readonly path: string;
  /** This machine's own folder for the workspace. */
  readonly localFolder: string;
  readonly records: RecordStore;
  readonly state: DurableJson<LocalState>;
  readonly membership: () => Membership;
  readonly report: () => JournalsReport;
  readonly readOnly: () => ReadOnlyReason | null;
  /** Writes, signs and syncs revisions; resolves when they are on the disk. Fails while `readOnly()` says why. */
  readonly append: (revisions: readonly NewRevision[]) => Promise<Result<readonly Revision[]>>;
  /** Takes in what other devices' journals have gained since; says whether that was anything. */
  readonly refresh: () => Promise<Result<boolean>>;
  readonly contested: () => readonly string[];
  /** The latest revisions of all devices, newest first by their writers' clocks. */
  readonly latest: (count: number) => readonly Revision[];
  readonly close: () => Promise<void>;
}

/**
 * Opens a workspace folder: checks its signed description, takes this machine's lock, verifies every journal and
 * folds the trusted revisions. Never changes another device's files. A failure names what is wrong with the folder.
 * `founding` are the first entries of a folder that was just made.
 */
export async function openWorkspace(
  folder: string,
  ports: WorkspacePorts,
  founding: readonly NewRevision[] = [],
): Promise<Result<OpenWorkspace>> {
  const file = await readWorkspaceFile(folder);
  if (!file.ok) return file;
  const local = localFolder(ports.userData, file.value.id);
  const state = await openLocalState(local);
  if (!state.ok) return state;
  const lock = await acquireWorkspaceLock({
    folder: local,
    person: ports.session.current()?.name ?? '',
    clock: ports.clock,
  });
  if (!lock.ok) return lock;
  const workspace = new Workspace(folder, file.value, local, state.value, lock.value, ports);
  const loaded = founding.length > 0 ? await workspace.found(founding) : await workspace.load();
  if (loaded.ok) return ok(workspace);
  await workspace.close();
  return loaded;
}

class Workspace implements OpenWorkspace {
  readonly records: FoldedRecords = createFoldedRecords();
  private readonly reader: JournalReader;
  private journals: JournalsReport | undefined;
  private writer: { readonly device: string; readonly journal: JournalWriter } | undefined;
  private opening: Promise<Result<JournalWriter>> | undefined;
  private knownMembers: { readonly generation: number; readonly membership: Membership } | undefined;
  private writeFailure: Failure | undefined;
  private isFolderWritable = true;

  constructor(
    readonly path: string,
    readonly facts: WorkspaceFacts,
    readonly localFolder: string,
    readonly state: DurableJson<LocalState>,
    private readonly lock: WorkspaceLock,
    private readonly ports: WorkspacePorts,
  ) {
    this.reader = createJournalReader({
      folder: journalFolder(path),
      workspace: facts.id,
      fs: ports.fs,
      sha256,
      verify: verifySignature,
      publicKeyOf: (device) => this.publicKeyOf(device),
      onTrusted: (revisions) => {
        this.records.apply(revisions);
      },
      knownPositions: () => knownPositions(state.data()),
    });
  }

  /** Writes the first entries into the root device's journal, then reads everything back. */
  async found(founding: readonly NewRevision[]): Promise<Result<null>> {
    const writer = await this.journalWriter();
    if (!writer.ok) return writer;
    const written = await writer.value.append(founding);
    return written.ok ? this.load() : written;
  }

  async load(): Promise<Result<null>> {
    this.isFolderWritable = await isWritable(this.path);
    const read = await this.reader.readAll();
    if (!read.ok) return read;
    this.journals = read.value;
    const hasRoot = read.value.devices.some(({ device }) => device === this.facts.root.device);
    if (!hasRoot) {
      return err('workspace/half-copied', { path: this.path, missing: `journal/${this.facts.root.device}` });
    }
    await this.rememberPositions();
    return ok(null);
  }

  readonly membership = (): Membership => {
    const generation = this.records.generation();
    if (this.knownMembers?.generation !== generation) {
      this.knownMembers = { generation, membership: readMembership(this.records, this.facts) };
    }
    return this.knownMembers.membership;
  };

  readonly report = (): JournalsReport => {
    if (this.journals === undefined) throw new Error('The workspace is not loaded.');
    return this.journals;
  };

  readonly contested = (): readonly string[] => this.records.fold.conflicts().map(({ record }) => record);

  readonly latest = (count: number): readonly Revision[] => this.records.latest(count);

  readonly readOnly = (): ReadOnlyReason | null => {
    if (this.lock.mode === 'read-only') return { kind: 'locked-by-other', owner: this.lock.owner };
    if (!this.isFolderWritable) return { kind: 'folder-not-writable' };
    const session = this.ports.session.current();
    if (session === undefined || session.locked) return { kind: 'identity-locked' };
    if (this.membership().personOf(session.device) !== session.person) return { kind: 'not-a-member' };
    if (this.writeFailure !== undefined) return { kind: 'journal-failed', error: this.writeFailure };
    return null;
  };

  readonly append = async (revisions: readonly NewRevision[]): Promise<Result<readonly Revision[]>> => {
    const reason = this.readOnly();
    // A failed write is tried again: the disk may have room by now.
    if (reason !== null && reason.kind !== 'journal-failed') return err(`workspace/read-only-${reason.kind}`);
    const writer = await this.journalWriter();
    if (!writer.ok) return writer;
    const written = await writer.value.append(revisions);
    this.writeFailure = written.ok ? undefined : written.error;
    if (!written.ok) return written;
    const changed = this.records.apply(written.value);
    this.noteWritten(writer.value, written.value);
    if (changed.length > 0) this.ports.onChange(changed);
    return written;
  };

  readonly refresh = async (): Promise<Result<boolean>> => {
    const before = this.records.generation();
    const read = await this.reader.readNew();
    if (!read.ok) return read;
    this.journals = read.value;
    await this.rememberPositions();
    return ok(this.records.generation() !== before);
  };

  readonly close = async (): Promise<void> => {
    await this.writer?.journal.close();
    this.writer = undefined;
    if (this.journals !== undefined) await this.rememberPositions();
    if (this.lock.mode === 'writer') await this.lock.release();
  };

  private publicKeyOf(device: string): string | undefined {
    if (device === this.facts.root.device) return this.facts.root.publicKey;
    return this.membership().devices.get(device)?.publicKey;
  }

  private async journalWriter(): Promise<Result<JournalWriter>> {
    const session = this.ports.session.current();
    if (session === undefined) return err('identity/locked');
    if (this.writer?.device === session.device) return ok(this.writer.journal);
    // Two saves at once must not open two writers on one file.
    this.opening ??= this.openWriter(session).finally(() => {
      this.opening = undefined;
    });
    return this.opening;
  }

  private async openWriter(session: {
    readonly device: string;
    readonly person: string;
    readonly publicKey: string;
  }): Promise<Result<JournalWriter>> {
    await this.writer?.journal.close();
    this.writer = undefined;
    const known = this.state.data().positions[session.device];
    const opened = await openJournalWriter({
      folder: journalFolder(this.path),
      workspace: this.facts.id,
      device: session.device,
      person: session.person,
      publicKey: session.publicKey,
      sign: (bytes) => this.ports.session.sign(bytes),
      verify: verifySignature,
      sha256,
      fs: this.ports.fs,
      clock: this.ports.clock,
      seen: () => this.positionsOfOthers(session.device),
      quarantineFolder: `${this.localFolder}/quarantine`,
      ...(known === undefined ? {} : { knownPositions: [known] }),
    });
    if (opened.ok) this.writer = { device: session.device, journal: opened.value };
    return opened;
  }

  private positionsOfOthers(own: string): JournalsReport['positions'] {
    // Nothing was read yet while a new workspace gets its first entries: there are no others.
    const { [own]: _own, ...others } = this.journals?.positions ?? {};
    return others;
  }

  /** Carries our own writes into the last report, so that nothing has to be read again for them. */
  private noteWritten(writer: JournalWriter, written: readonly Revision[]): void {
    const position = writer.position();
    const device = this.writer?.device;
    if (position === null || device === undefined || this.journals === undefined) return;
    this.journals = reportWithWrites(this.journals, { device, position, written });
  }

  /** The positions are written at opening and closing only: a second fsync for every save would buy nothing. */
  private async rememberPositions(): Promise<void> {
    if (this.lock.mode !== 'writer') return;
    const { positions } = this.report();
    const suspects = this.report().suspects;
    const trusted = Object.entries(positions).filter(([device]) => !suspects.has(device));
    await this.state.update((state) => ({
      ...state,
      positions: { ...state.positions, ...Object.fromEntries(trusted) },
    }));
  }
}
