import path from 'node:path';
import { segmentName } from '../../shared/journal/device-chain';
import type { AppendHandle, FsPort } from './fs-port';

/** What a segment store needs. */
export interface SegmentStoreOptions {
  /** The workspace's `journal` folder, and the device's name in it. */
  readonly folder: string;
  readonly device: string;
  readonly fs: FsPort;
  readonly rotateAt: number;
  /** The last segment as it is on the disk: its number (0: none), size, and whether it may be written. */
  readonly last: { readonly number: number; readonly size: number; readonly isSealed: boolean };
}

/**
 * The files of one device's journal, for appending. Chooses the file, and never again writes to one on which a write
 * or an fsync failed: the system may have marked the lost pages clean, so a second fsync would say yes to nothing
 * ("Can Applications Recover from fsync Failures?", ATC 2020).
 */
export class SegmentStore {
  readonly #options: SegmentStoreOptions;
  #number: number;
  #size: number;
  #isSealed: boolean;
  #handle: AppendHandle | null = null;

  constructor(options: SegmentStoreOptions) {
    this.#options = options;
    this.#number = options.last.number;
    this.#size = options.last.size;
    this.#isSealed = options.last.number === 0 || options.last.isSealed;
  }

  /** Whether the next append goes to a file that is there already. */
  get continuesFile(): boolean {
    return !this.#isSealed && this.#size < this.#options.rotateAt;
  }

  /**
   * Appends bytes and returns once they would survive a power cut. Throws what the file system throws; the file is
   * then sealed and the same bytes, whole, must be the first of the next.
   */
  async append(bytes: Uint8Array): Promise<void> {
    if (this.continuesFile) return this.#appendToLast(bytes);
    await this.close();
    await this.#appendToNew(bytes);
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await handle?.close();
  }

  async #appendToLast(bytes: Uint8Array): Promise<void> {
    try {
      this.#handle ??= await this.#options.fs.openAppend(this.#path(this.#number), 'existing');
      await this.#handle.append(bytes);
      await this.#handle.sync();
      this.#size += bytes.length;
    } catch (error) {
      this.#isSealed = true;
      await this.close().catch(() => undefined);
      throw error;
    }
  }

  async #appendToNew(bytes: Uint8Array): Promise<void> {
    const { fs } = this.#options;
    await this.#makeFolder();
    const number = this.#number + 1;
    const handle = await fs.openAppend(this.#path(number), 'create');
    try {
      await handle.append(bytes);
      await handle.sync();
      // Without this the file's name may be gone after a power cut, and every acknowledged byte with it.
      await fs.syncDirectory(this.#deviceFolder());
    } catch (error) {
      await handle.close().catch(() => undefined);
      await this.#discard(number);
      throw error;
    }
    this.#handle = handle;
    this.#number = number;
    this.#size = bytes.length;
    this.#isSealed = false;
  }

  /** A new file that failed holds nothing acknowledged. If it can't be removed, its number is used up. */
  async #discard(number: number): Promise<void> {
    try {
      await this.#options.fs.unlink(this.#path(number));
    } catch {
      this.#number = number;
      this.#isSealed = true;
    }
  }

  async #makeFolder(): Promise<void> {
    const { folder, fs } = this.#options;
    const created = await fs.makeDirectory(this.#deviceFolder());
    for (const directory of created) await fs.syncDirectory(path.dirname(directory));
    if (this.#number > 0) return;
    // The folders may be there but not yet on the disk, if a process died just after making them.
    await fs.syncDirectory(folder);
    await fs.syncDirectory(path.dirname(folder));
  }

  #deviceFolder(): string {
    return path.join(this.#options.folder, this.#options.device);
  }

  #path(number: number): string {
    return path.join(this.#deviceFolder(), segmentName(number));
  }
}
