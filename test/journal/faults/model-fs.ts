import path from 'node:path';
import type { AppendHandle, DirectoryEntry, FileStat, FsPort } from '../../../electron/journal/fs-port';

/** A change that the disk may or may not have yet. */
type PendingWrite =
  | { readonly kind: 'write'; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly size: number };
type PendingName = { readonly kind: 'add' | 'remove'; readonly name: string; readonly node: Node };

class FileNode {
  readonly kind = 'file';
  /** What processes see, and what is on the disk. */
  data: Buffer = Buffer.alloc(0);
  durable: Buffer = Buffer.alloc(0);
  pending: PendingWrite[] = [];
  mtimeMs = 0;
}

class DirectoryNode {
  readonly kind = 'directory';
  readonly names = new Map<string, Node>();
  readonly durable = new Map<string, Node>();
  pending: PendingName[] = [];
}

type Node = FileNode | DirectoryNode;

/**
 * A file system in memory that knows what a power cut may take. Bytes are safe after the file's fsync, names after the
 * directory's. Before that each unsynced change may have reached the disk whole, in part, as zero bytes, or not.
 */
export class ModelFs implements FsPort {
  #root = new DirectoryNode();
  #clock = 0;
  /** Paths whose next fsync fails the way Linux does it: the lost pages count as clean from then on. */
  readonly failingSyncs = new Set<string>();

  /** Every state that the disk may be in if the power went now. Each is a new file system. */
  crashStates(): ModelFs[] {
    const files: FileNode[] = [];
    const directories: DirectoryNode[] = [];
    collect(this.#root, files, directories);
    let choices: Survival[] = [{ files: new Map(), directories: new Map() }];
    for (const file of files.filter(({ pending }) => pending.length > 0)) {
      const outcomes = fileOutcomes(file);
      choices = choices.flatMap((choice) =>
        outcomes.map((outcome) => ({ ...choice, files: new Map(choice.files).set(file, outcome) })),
      );
    }
    for (const directory of directories.filter(({ pending }) => pending.length > 0)) {
      const outcomes = directoryOutcomes(directory);
      choices = choices.flatMap((choice) =>
        outcomes.map((outcome) => ({
          ...choice,
          directories: new Map(choice.directories).set(directory, outcome),
        })),
      );
    }
    return choices.map((choice) => {
      const crashed = new ModelFs();
      crashed.#root = rebuild(this.#root, choice) as DirectoryNode;
      return crashed;
    });
  }

  /** All files with their contents, as a process sees them. */
  files(): ReadonlyMap<string, Buffer> {
    const found = new Map<string, Buffer>();
    const walk = (node: DirectoryNode, prefix: string): void => {
      for (const [name, child] of node.names) {
        if (child.kind === 'file') found.set(`${prefix}/${name}`, child.data);
        else walk(child, `${prefix}/${name}`);
      }
    };
    walk(this.#root, '');
    return found;
  }

  /** Puts a file there, safely on the disk. */
  put(file: string, bytes: Uint8Array): void {
    const folder = this.#makeParents(path.dirname(file));
    const node = new FileNode();
    node.data = Buffer.from(bytes);
    node.durable = node.data;
    node.mtimeMs = this.#clock += 1;
    folder.names.set(path.basename(file), node);
    folder.durable.set(path.basename(file), node);
  }

  /** Removes a file, safely. */
  take(file: string): void {
    const folder = this.#directory(path.dirname(file));
    folder.names.delete(path.basename(file));
    folder.durable.delete(path.basename(file));
  }

  openAppend = async (file: string, mode: 'create' | 'existing'): Promise<AppendHandle> => {
    const folder = this.#directory(path.dirname(file));
    const name = path.basename(file);
    const known = folder.names.get(name);
    if (mode === 'create' && known) throw failure('EEXIST');
    if (mode === 'existing' && known?.kind !== 'file') throw failure('ENOENT');
    const node = known?.kind === 'file' ? known : new FileNode();
    if (!known) addName(folder, name, node);
    return {
      append: async (bytes) => {
        const copy = Buffer.from(bytes);
        node.pending.push({ kind: 'write', offset: node.data.length, bytes: copy });
        node.data = Buffer.concat([node.data, copy]);
        node.mtimeMs = this.#clock += 1;
      },
      sync: async () => this.#sync(file, node),
      close: async () => undefined,
    };
  };

  openRead = async (file: string): ReturnType<FsPort['openRead']> => {
    const node = this.#file(file);
    return {
      read: async (buffer, position) => node.data.copy(buffer, 0, position),
      close: async () => undefined,
    };
  };

  truncate = async (file: string, size: number): Promise<void> => {
    const node = this.#file(file);
    node.data = node.data.subarray(0, size);
    node.pending.push({ kind: 'truncate', size });
    node.mtimeMs = this.#clock += 1;
  };

  syncFile = async (file: string): Promise<void> => this.#sync(file, this.#file(file));

  syncDirectory = async (folder: string): Promise<void> => {
    const node = this.#directory(folder);
    for (const { kind, name, node: child } of node.pending) {
      if (kind === 'add') node.durable.set(name, child);
      else node.durable.delete(name);
    }
    node.pending = [];
  };

  readDirectory = async (folder: string): Promise<readonly DirectoryEntry[]> =>
    [...this.#directory(folder).names].map(([name, { kind }]) => ({ name, kind }));

  makeDirectory = async (folder: string): Promise<readonly string[]> => {
    const created: string[] = [];
    let node = this.#root;
    let at = '';
    for (const name of folder.split('/').filter(Boolean)) {
      at += `/${name}`;
      const child = node.names.get(name);
      if (child?.kind === 'file') throw failure('EEXIST');
      const next = child ?? new DirectoryNode();
      if (!child) {
        addName(node, name, next);
        created.push(at);
      }
      node = next;
    }
    return created;
  };

  stat = async (file: string): Promise<FileStat> => {
    const node = this.#find(file);
    if (!node) throw failure('ENOENT');
    return node.kind === 'file'
      ? { kind: 'file', size: node.data.length, mtimeMs: node.mtimeMs }
      : { kind: 'directory', size: 0, mtimeMs: 0 };
  };

  rename = async (from: string, to: string): Promise<void> => {
    const node = this.#file(from);
    addName(this.#directory(path.dirname(to)), path.basename(to), node);
    removeName(this.#directory(path.dirname(from)), path.basename(from), node);
  };

  unlink = async (file: string): Promise<void> => {
    removeName(this.#directory(path.dirname(file)), path.basename(file), this.#file(file));
  };

  #sync(file: string, node: FileNode): void {
    if (this.failingSyncs.delete(file)) {
      node.pending = [];
      throw failure('EIO');
    }
    node.durable = applyWrites(node.durable, node.pending);
    node.pending = [];
  }

  #find(file: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const name of file.split('/').filter(Boolean)) {
      node = node?.kind === 'directory' ? node.names.get(name) : undefined;
    }
    return node;
  }

  #file(file: string): FileNode {
    const node = this.#find(file);
    if (node?.kind !== 'file') throw failure('ENOENT');
    return node;
  }

  #directory(folder: string): DirectoryNode {
    const node = this.#find(folder);
    if (node?.kind !== 'directory') throw failure('ENOENT');
    return node;
  }

  #makeParents(folder: string): DirectoryNode {
    let node = this.#root;
    for (const name of folder.split('/').filter(Boolean)) {
      const child = node.names.get(name) ?? new DirectoryNode();
      if (child.kind === 'file') throw failure('ENOTDIR');
      node.names.set(name, child);
      node.durable.set(name, child);
      node = child;
    }
    return node;
  }
}

/** What of the unsynced changes survives. */
interface Survival {
  readonly files: Map<FileNode, Buffer>;
  readonly directories: Map<DirectoryNode, Map<string, Node>>;
}

/** An error as Node's file system throws it. */
export function failure(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

function addName(folder: DirectoryNode, name: string, node: Node): void {
  folder.names.set(name, node);
  folder.pending.push({ kind: 'add', name, node });
}

function removeName(folder: DirectoryNode, name: string, node: Node): void {
  folder.names.delete(name);
  folder.pending.push({ kind: 'remove', name, node });
}

function applyWrites(from: Buffer, writes: readonly PendingWrite[]): Buffer {
  let data = from;
  for (const write of writes) {
    if (write.kind === 'truncate') {
      data = data.subarray(0, write.size);
      continue;
    }
    const end = write.offset + write.bytes.length;
    const grown = Buffer.alloc(Math.max(end, data.length));
    data.copy(grown);
    write.bytes.copy(grown, write.offset);
    data = grown;
  }
  return data;
}

/** Each prefix of the changes, and of a write cut short: some bytes, or its length with zero bytes instead. */
function fileOutcomes(file: FileNode): Buffer[] {
  const outcomes = [file.durable];
  file.pending.forEach((change, index) => {
    const before = applyWrites(file.durable, file.pending.slice(0, index));
    if (change.kind === 'write') {
      const { offset, bytes } = change;
      for (const length of tornLengths(bytes)) {
        const part = bytes.subarray(0, length);
        outcomes.push(applyWrites(before, [{ kind: 'write', offset, bytes: part }]));
        // The length arrived, the rest of the bytes did not.
        const zeros = Buffer.concat([part, Buffer.alloc(bytes.length - length)]);
        outcomes.push(applyWrites(before, [{ kind: 'write', offset, bytes: zeros }]));
        // A page in the middle did not arrive, the end did.
        const hole = Buffer.concat([
          part,
          Buffer.alloc(Math.min(40, bytes.length - length)),
          bytes.subarray(length + 40),
        ]);
        outcomes.push(applyWrites(before, [{ kind: 'write', offset, bytes: hole }]));
      }
    }
    outcomes.push(applyWrites(file.durable, file.pending.slice(0, index + 1)));
  });
  return unique(outcomes);
}

function tornLengths(bytes: Buffer): readonly number[] {
  const firstLine = bytes.indexOf(0x0a) + 1;
  return [...new Set([0, 1, firstLine - 1, firstLine, firstLine + 10, bytes.length - 1])].filter(
    (length) => length >= 0 && length < bytes.length,
  );
}

function unique(buffers: readonly Buffer[]): Buffer[] {
  return [...new Map(buffers.map((buffer) => [buffer.toString('latin1'), buffer])).values()];
}

/** Every subset of the unsynced names for a few, every prefix for many. */
function directoryOutcomes(directory: DirectoryNode): Map<string, Node>[] {
  const { pending } = directory;
  const subsets =
    pending.length <= 3
      ? Array.from({ length: 2 ** pending.length }, (_, bits) =>
          pending.filter((_change, at) => (bits >> at) & 1),
        )
      : Array.from({ length: pending.length + 1 }, (_, length) => pending.slice(0, length));
  return subsets.map((subset) => {
    const names = new Map(directory.durable);
    for (const { kind, name, node } of subset) {
      if (kind === 'add') names.set(name, node);
      else if (names.get(name) === node) names.delete(name);
    }
    return names;
  });
}

function collect(node: Node, files: FileNode[], directories: DirectoryNode[], seen = new Set<Node>()): void {
  if (seen.has(node)) return;
  seen.add(node);
  if (node.kind === 'file') {
    files.push(node);
    return;
  }
  directories.push(node);
  for (const child of node.names.values()) collect(child, files, directories, seen);
  for (const child of node.durable.values()) collect(child, files, directories, seen);
  for (const { node: child } of node.pending) collect(child, files, directories, seen);
}

function rebuild(node: Node, survival: Survival): Node {
  if (node.kind === 'file') {
    const file = new FileNode();
    file.data = survival.files.get(node) ?? node.durable;
    file.durable = file.data;
    return file;
  }
  const directory = new DirectoryNode();
  for (const [name, child] of survival.directories.get(node) ?? node.durable) {
    const copy = rebuild(child, survival);
    directory.names.set(name, copy);
    directory.durable.set(name, copy);
  }
  return directory;
}
