/**
 * A process that publishes one bundle through a real outbox and ends when that is done. The parent kills it at chosen
 * points (`kill-switch.mjs`) and starts it again. Arguments: local folder, address of the endpoint, bundle file.
 */
import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ok } from '../../shared/result';
import type { TestBundle } from './fixtures';
import { openTestOutbox, orderOf } from './outbox-fixture';

const [folder = '', url = '', file = ''] = process.argv.slice(2);
const bundle = JSON.parse(await readFile(file, 'utf8')) as TestBundle;
const opened = await openTestOutbox({
  folder,
  url,
  // Stands for the journal: append only, and it takes the same receipt twice.
  onReceipt: async (receipt) => {
    appendFileSync(`${folder}/receipts`, `${JSON.stringify(receipt)}\n`);
    return ok(null);
  },
});
// Half an item would be set aside and reported; there must be none.
if (opened.outbox.problems().length > 0) throw new Error(JSON.stringify(opened.outbox.problems()));
// The person's click; if it came to be kept before the kill, this is the same item.
const isKept = opened.outbox.list().length > 0;
if (!isKept) {
  const added = await opened.outbox.enqueue(orderOf(bundle), file);
  if (!added.ok) throw new Error(JSON.stringify(added.error));
}
await opened.until(({ state }) => state === 'done');
await opened.outbox.stop();
