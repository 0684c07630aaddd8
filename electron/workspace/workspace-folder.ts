import { constants } from 'node:fs';
import { access, mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { canonicalize } from '../../shared/journal/canonical-json';
import { parseStrictJson } from '../../shared/journal/strict-json';
import { err, ok, type Result } from '../../shared/result';
import {
  workspaceFileSchema,
  workspaceFormat,
  type WorkspaceFacts,
  type WorkspaceFile,
} from '../../shared/workspace/workspace-file';
import { decodeBase64Url, encodeBase64Url } from '../../shared/identity/base64';
import { verifySignature } from '../identity/ed25519';
import { syncFolder } from '../storage/sync';

/** The ending of a workspace folder's name. */
export const workspaceSuffix = '.imprimatur';
const fileName = 'workspace.json';
const maxFileSize = 64 * 1024;

/** The folder of all journals in a workspace. */
export const journalFolder = (workspace: string): string => path.join(workspace, 'journal');
/** The folder of attachments and rendered bytes. */
export const blobFolder = (workspace: string): string => path.join(workspace, 'blobs', 'sha256');

const signedBytes = (facts: WorkspaceFacts): Uint8Array => new TextEncoder().encode(canonicalize(facts));

/** A workspace file with the root device's signature over its facts; fails as `sign` does. */
export function signWorkspaceFile(
  facts: WorkspaceFacts,
  sign: (bytes: Uint8Array) => Result<Uint8Array>,
): Result<WorkspaceFile> {
  const signature = sign(signedBytes(facts));
  if (!signature.ok) return signature;
  return ok({ ...facts, alg: 'Ed25519', signature: encodeBase64Url(signature.value) });
}

/** Whether the root key signed these facts. */
export function isSignedByRoot(file: WorkspaceFile): boolean {
  const { alg: _alg, signature, ...facts } = file;
  const raw = decodeBase64Url(signature);
  return raw !== undefined && verifySignature(facts.root.publicKey, signedBytes(facts), raw);
}

/** Makes the folder of a new workspace. Fails if it exists, or if the disk refuses. */
export async function createWorkspaceFolder(parent: string, file: WorkspaceFile): Promise<Result<string>> {
  const folder = path.join(parent, `${safeFolderName(file.name)}${workspaceSuffix}`);
  try {
    await mkdir(folder);
    await mkdir(journalFolder(folder));
    const handle = await open(path.join(folder, fileName), 'wx');
    try {
      await handle.writeFile(`${canonicalize(file)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncFolder(folder);
    await syncFolder(parent);
    return ok(folder);
  } catch (error) {
    return createFailure(error, folder);
  }
}

function createFailure(error: unknown, folder: string): Result<never> {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'EEXIST') return err('workspace/exists', { path: folder });
  if (code === 'ENOSPC') return err('workspace/disk-full', { path: folder });
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return err('workspace/not-writable', { path: folder });
  return err('workspace/not-created', { path: folder, cause: code });
}

/** A folder name that every file system takes: no separators, no reserved characters, no trailing dot or space. */
export function safeFolderName(name: string): string {
  const cleaned = name
    .normalize('NFC')

    .replace(/[<>:"/\\|?*\u0000-\u001f]/g, '-')
    .replace(/[. ]+$/, '')
    .trim();
  return /^(con|prn|aux|nul|com\d|lpt\d)?$/i.test(cleaned) ? `workspace-${cleaned}` : cleaned;
}

/**
 * Reads and checks `workspace.json`. Fails with `workspace/not-a-workspace`, `workspace/half-copied`,
 * `workspace/newer-format`, `workspace/damaged` or `workspace/forged`; never changes anything.
 */
export async function readWorkspaceFile(folder: string): Promise<Result<WorkspaceFile>> {
  const text = await readText(folder);
  if (!text.ok) return text;
  const json = parseStrictJson(text.value);
  if (!json.ok) return err('workspace/damaged', { path: folder, file: fileName });
  const format = (json.value as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > workspaceFormat) {
    return err('workspace/newer-format', { path: folder, format, supported: workspaceFormat });
  }
  const file = workspaceFileSchema.safeParse(json.value);
  if (!file.success) return err('workspace/damaged', { path: folder, file: fileName });
  if (!isSignedByRoot(file.data)) return err('workspace/forged', { path: folder });
  return ok(file.data);
}

async function readText(folder: string): Promise<Result<string>> {
  const file = path.join(folder, fileName);
  try {
    const { size } = await stat(file);
    if (size > maxFileSize) return err('workspace/damaged', { path: folder, file: fileName });
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      return err('workspace/unreadable', { path: folder, cause: code });
    return missingFile(folder);
  }
}

async function missingFile(folder: string): Promise<Result<never>> {
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined) return err('workspace/folder-missing', { path: folder });
  // A journal without its workspace.json: the copy was taken before everything had arrived.
  if (names.includes('journal')) return err('workspace/half-copied', { path: folder, missing: fileName });
  return err('workspace/not-a-workspace', { path: folder });
}

/** Whether this process may write in a folder; a read-only file system refuses even the administrator. */
export async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
