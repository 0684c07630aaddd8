import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { createSigner, generateKeyPair, verifySignature } from '../../electron/identity/ed25519';
import { openJournalWriter } from '../../electron/journal/journal-writer';
import { nodeFs } from '../../electron/journal/node-fs';
import { sha256 } from '../../electron/journal/sha256';
import { compare, timed, type RatioFigure } from './ratio';
import { ok } from '../../shared/result';

const appends = 200;

const body = {
  blocks: Array.from({ length: 3 }, (_, index) => ({
    type: 'paragraph',
    attrs: { id: `block-${index}` },
    content: [
      { type: 'text', text: 'Postings that were booked twice are found before the month is closed.' },
    ],
  })),
};

/** A save as the app does it: one revision and its signed checkpoint, acknowledged after fsync. */
async function openOurs(folder: string) {
  const pair = generateKeyPair((size) => new Uint8Array(randomBytes(size)));
  const signer = createSigner(pair.seed);
  const opened = await openJournalWriter({
    folder: path.join(folder, 'journal'),
    workspace: 'bench',
    device: 'bench-device',
    person: 'bench-person',
    publicKey: pair.publicKey,
    sign: (bytes) => ok(signer.sign(bytes)),
    verify: verifySignature,
    sha256,
    fs: nodeFs,
    clock: () => new Date(),
    seen: () => ({}),
    quarantineFolder: path.join(folder, 'quarantine'),
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** Journal append with fsync against a plain write and fsync of as many bytes (at most 2×). */
export async function journalAppend(folder: string): Promise<RatioFigure> {
  const writer = await openOurs(folder);
  const handle = await open(path.join(folder, 'plain.jsonl'), 'a');
  const { size } = await sizeOfOneAppend(folder, writer);
  const bytes = randomBytes(size);
  let count = 0;
  const figure = await compare({
    name: 'journal append with fsync / plain write and fsync of the same bytes',
    unit: 'ms per append',
    limit: 2,
    runs: 9,
    warmUps: 2,
    ours: async () =>
      (await timed(async () => {
        for (let index = 0; index < appends; index += 1) {
          count += 1;
          const written = await writer.append([{ record: `release/r/section/s${count}`, parents: [], body }]);
          if (!written.ok) throw new Error(written.error.code);
        }
      })) / appends,
    baseline: async () =>
      (await timed(async () => {
        for (let index = 0; index < appends; index += 1) {
          await handle.write(bytes);
          await handle.sync();
        }
      })) / appends,
  });
  await writer.close();
  await handle.close();
  return figure;
}

async function sizeOfOneAppend(
  folder: string,
  writer: Awaited<ReturnType<typeof openOurs>>,
): Promise<{ readonly size: number }> {
  await writer.append([{ record: 'release/r/section/first', parents: [], body }]);
  return nodeFs.stat(path.join(folder, 'journal', 'bench-device', '000001.jsonl'));
}
