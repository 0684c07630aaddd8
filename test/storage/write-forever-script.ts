/** Counts up in the durable file named by its first argument, printing each number once it is confirmed. */
import * as z from 'zod';
import { openDurableJson } from '../../electron/storage/durable-json';

const opened = await openDurableJson({
  path: process.argv[2] ?? '',
  schema: z.strictObject({ count: z.int(), filling: z.string() }),
  defaults: { count: 0, filling: '' },
  schemaVersion: 1,
});
if (!opened.ok) throw new Error(opened.error.code);
for (;;) {
  const filling = 'x'.repeat((opened.value.data().count % 7) * 9_000);
  const saved = await opened.value.update(({ count }) => ({ count: count + 1, filling }));
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  process.stdout.write(`${saved.value.count}\n`);
}
