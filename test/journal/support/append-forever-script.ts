/** Appends to the journal of the workspace in its first argument for ever, printing each number once it is confirmed. */
import path from 'node:path';
import { nodeFs } from '../../../electron/journal/node-fs';
import { edit, must, openWriter } from './journals';
import { deviceFromSeed } from './devices';

const [folder = '', from = '0'] = process.argv.slice(2);
const writer = await openWriter(deviceFromSeed('dev-kill'), nodeFs, {
  folder: path.join(folder, 'journal'),
  quarantineFolder: path.join(folder, 'quarantine'),
  rotateAt: 40_000,
});
for (let number = Number(from) + 1; ; number += 1) {
  must(await writer.append([edit(`release/r${number}`, 'x'.repeat((number % 9) * 2_000))]));
  process.stdout.write(`${number}\n`);
}
