import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../electron/journal/sha256';
import { verifyCheckpoint } from '../../shared/journal/checkpoint';
import { DeviceChain } from '../../shared/journal/device-chain';
import { ModelFs } from './faults/model-fs';
import { createDevice } from './support/devices';
import { edit, FOLDER, must, openWriter, readAll, WORKSPACE } from './support/journals';

const ada = createDevice('dev-ada');
const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: ada.publicKey }, format: 'jwk' });
const FILE = `${FOLDER}/dev-ada/000001.jsonl`;
const NEWLINE = 0x0a;

let journal: Buffer;
let lines: readonly Buffer[];

/** 1,000 entries in five batches: short ones, for there are as many flips as bits. */
beforeAll(async () => {
  const fs = new ModelFs();
  const writer = await openWriter(ada, fs);
  for (let batch = 0; batch < 5; batch += 1) {
    const entries = Array.from({ length: 200 }, (_, at) =>
      edit(`release/r${batch}/change/c${at}`, `Fix ${at}`),
    );
    must(await writer.append(entries));
  }
  journal = fs.files().get(FILE) ?? Buffer.alloc(0);
  lines = splitLines(journal);
});

/** Bit numbers from 0 to 7, the same for the same seed. */
function bits(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 16) & 7;
  };
}

function splitLines(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, start);
    found.push(bytes.subarray(start, end === -1 ? bytes.length : end));
    start = end === -1 ? bytes.length : end + 1;
  }
  return found;
}

function feed(chain: DeviceChain, line: Buffer): void {
  const text = line.toString('utf8');
  chain.addLine(line, Buffer.from(text, 'utf8').equals(line) ? text : '');
}

function chainUpTo(count: number): DeviceChain {
  const chain = new DeviceChain({ workspace: WORKSPACE, device: ada.device, sha256 });
  chain.startSegment('000001.jsonl', 1);
  for (const line of lines.slice(0, count)) feed(chain, line);
  return chain;
}

/** Whether the chain or the signature notices that line `index` and its newline became `flipped`. */
function isNoticed(chain: DeviceChain, index: number, flipped: Buffer): boolean {
  const next = lines[index + 1];
  const rest = next ? [next, Buffer.of(NEWLINE)] : [];
  for (const line of splitLines(Buffer.concat([flipped, ...rest]))) feed(chain, line);
  if (chain.isBroken) return true;
  const last = chain.pendingCheckpoints.at(-1);
  const isSigned =
    last &&
    verifyCheckpoint(last.line, WORKSPACE, ada.publicKey, (_key, bytes, signature) =>
      verify(null, bytes, key, signature),
    );
  // A line that no signed checkpoint covers is reported as such.
  return !isSigned || last.line.seq !== lines.length;
}

describe('every single-bit flip in a journal of 1,000 entries is detected (issue 2)', () => {
  test('at every byte, one bit at random, by chain and signature', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const bitOf = bits(seed);
        const missed: (readonly [number, number, number])[] = [];
        let chain = chainUpTo(0);
        for (const [index, line] of lines.entries()) {
          const isCheckpoint = line.includes('"kind":"checkpoint"');
          const good = Buffer.concat([line, Buffer.of(NEWLINE)]);
          for (let at = 0; at < good.length; at += 1) {
            const bit = bitOf();
            const flipped = Buffer.from(good);
            flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
            if (!isNoticed(chain, index, flipped)) missed.push([index, at, bit]);
            // Back to where it was: a new segment that goes on from the last good line takes the rest back. A
            // checkpoint that was taken in can't be taken back.
            if (isCheckpoint && chain.seq > index) chain = chainUpTo(index);
            else chain.startSegment('again', index + 2);
          }
          feed(chain, line);
          if (chain.isBroken || chain.seq !== index + 1) chain = chainUpTo(index + 1);
        }
        expect(missed).toEqual([]);
      }),
      { numRuns: 1 },
    );
  }, 60_000);

  test('by the reader as a whole, wherever it hits (a sample, with every bit of the last bytes)', async () => {
    const fs = new ModelFs();
    const isDetected = async (at: number, bit: number): Promise<boolean> => {
      const flipped = Buffer.from(journal);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      fs.put(FILE, flipped);
      const { report } = await readAll([ada], fs);
      return report.findings.length > 0 && report.entries < 1000;
    };
    const random = fc.sample(fc.tuple(fc.nat(journal.length - 1), fc.nat(7)), 60);
    const end = Array.from(
      { length: 24 },
      (_, index) => [journal.length - 1 - (index >> 3), index & 7] as const,
    );
    for (const [at, bit] of [...random, ...end])
      expect([at, bit, await isDetected(at, bit)]).toEqual([at, bit, true]);
  }, 60_000);
});
