import path from 'node:path';
import type { FsPort } from './fs-port';

/** Bytes copied at once. */
const CHUNK_BYTES = 256 * 1024;

/** What to copy where. */
export interface QuarantineRequest {
  readonly from: string;
  /** Where in the file the copied part begins; it goes to the end. */
  readonly offset: number;
  readonly folder: string;
  /** Name of the copy; a number is added if it is taken. */
  readonly name: string;
}

/**
 * Copies the end of a file to a new file and returns its path once the copy would survive a power cut. Only then may
 * the original be cut: a full disk or a crash in between must not cost the bytes.
 */
export async function quarantine(request: QuarantineRequest, fs: FsPort): Promise<string> {
  for (const created of await fs.makeDirectory(request.folder)) await fs.syncDirectory(path.dirname(created));
  const { file, handle } = await createNew(request, fs);
  const source = await fs.openRead(request.from);
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let position = request.offset; ;) {
      const count = await source.read(buffer, position);
      if (count === 0) break;
      await handle.append(buffer.subarray(0, count));
      position += count;
    }
    await handle.sync();
  } finally {
    await source.close();
    await handle.close();
  }
  await fs.syncDirectory(request.folder);
  return file;
}

async function createNew(
  { folder, name }: QuarantineRequest,
  fs: FsPort,
): Promise<{ readonly file: string; readonly handle: Awaited<ReturnType<FsPort['openAppend']>> }> {
  for (let attempt = 1; ; attempt += 1) {
    const file = path.join(folder, attempt === 1 ? name : `${name}-${attempt}`);
    try {
      return { file, handle: await fs.openAppend(file, 'create') };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
