/**
 * The reference endpoint as a program that can also misbehave (`imprimatur endpoint` serves one that doesn't):
 * `node test/endpoint/serve.mjs --folder DIR [--port 8787] [--token TOKEN] [--fault KIND[:TIMES]]…`
 * where KIND is a status to answer uploads with (503, 507 …), `drop`, `lie` or `stall`. Ends at Ctrl-C.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Fault, FaultAction } from './faults';
import { startReferenceServer } from './reference-server';

function faultOf(text: string): Fault {
  const [kind = '', times] = text.split(':');
  const status = Number(kind);
  const actions: Readonly<Record<string, FaultAction>> = {
    drop: { kind: 'drop', afterBytes: 1000 },
    lie: { kind: 'lie' },
    stall: { kind: 'stall' },
  };
  const action = Number.isInteger(status) ? { kind: 'status' as const, status } : actions[kind];
  if (action === undefined) throw new Error(`There is no fault ${kind}.`);
  return { when: { method: 'PUT' }, action, ...(times === undefined ? {} : { times: Number(times) }) };
}

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    port: { type: 'string', default: '8787' },
    token: { type: 'string' },
    fault: { type: 'string', multiple: true, default: [] },
  },
});
if (values.folder === undefined) throw new Error('--folder DIR says where the objects are kept.');
const folder = path.resolve(values.folder);
await mkdir(folder, { recursive: true });
const server = await startReferenceServer({
  folder,
  port: Number(values.port),
  ...(values.token === undefined ? {} : { authorization: `Bearer ${values.token}` }),
});
for (const fault of values.fault) server.faults.add(faultOf(fault));
process.stdout.write(`Publishing endpoint at ${server.url} over ${folder}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.stop().then(() => process.exit(0)));
}
