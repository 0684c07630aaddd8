import { isUtf8 } from 'node:buffer';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { err, ok, type Result } from '../../shared/result';
import type { Changelog } from '../../shared/sources/changelog';
import { parseChangelog } from '../../shared/sources/keep-a-changelog';

/** 10 MB: thirty times the longest changelog that we know of (Kubernetes keeps one file per version). */
export const changelogLimit = 10 * 1024 * 1024;

/**
 * Reads and parses a changelog. Beside the parser's failures: `sources/file-unreadable` (`path`, `cause`),
 * `sources/file-too-large` (`path`, `limitMegabytes`), `sources/file-not-text` (`path`; NUL bytes, as in pictures
 * and UTF-16) and `sources/file-not-utf8` (`path`, `line` of the first broken byte).
 */
export async function readChangelogFile(path: string): Promise<Result<Changelog>> {
  const bytes = await readBounded(path);
  if (!bytes.ok) return bytes;
  if (bytes.value.includes(0)) return err('sources/file-not-text', { path });
  if (!isUtf8(bytes.value)) return err('sources/file-not-utf8', { path, line: firstBrokenLine(bytes.value) });
  return parseChangelog(bytes.value.toString('utf8'));
}

/** Reads at most the limit and one byte, so that a file that grows or a device that never ends can do no harm. */
async function readBounded(path: string): Promise<Result<Buffer>> {
  let file: FileHandle | undefined;
  try {
    // Asked before opening: to open a pipe would wait for somebody to write into it.
    const facts = await stat(path);
    if (!facts.isFile()) return err('sources/file-unreadable', { path, cause: 'EISDIR' });
    if (facts.size > changelogLimit) return tooLarge(path);
    file = await open(path, 'r');
    const chunks: Buffer[] = [];
    let total = 0;
    for await (const chunk of file.createReadStream({ end: changelogLimit, autoClose: false })) {
      chunks.push(chunk as Buffer);
      total += (chunk as Buffer).length;
    }
    return total > changelogLimit ? tooLarge(path) : ok(Buffer.concat(chunks));
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code;
    if (cause === undefined) throw error;
    return err('sources/file-unreadable', { path, cause });
  } finally {
    await file?.close();
  }
}

function tooLarge(path: string): Result<never> {
  return err('sources/file-too-large', { path, limitMegabytes: changelogLimit / 1024 / 1024 });
}

/** The line (from 1) of the first byte that is no UTF-8 */
function firstBrokenLine(bytes: Buffer): number {
  let line = 1;
  let from = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, from);
    if (end === -1 || !isUtf8(bytes.subarray(from, end))) return line;
    line += 1;
    from = end + 1;
  }
}
