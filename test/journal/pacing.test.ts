import { expect, test } from 'vitest';
import { ModelFs } from './faults/model-fs';
import { createDevice } from './support/devices';
import { createReader, edit, must, openWriter } from './support/journals';

test('reading 10,000 entries lets other work run: no task takes 50 ms of processor time (design 11)', async () => {
  const ada = createDevice('dev-ada');
  const fs = new ModelFs();
  const writer = await openWriter(ada, fs);
  const body = { type: 'added', blocks: [{ id: 'b1', text: 'Imports are faster now. '.repeat(8) }] };
  for (let batch = 0; batch < 10; batch += 1) {
    must(
      await writer.append(
        Array.from({ length: 1000 }, (_, at) => edit(`release/r${batch}/change/c${at}`, body)),
      ),
    );
  }
  const tasks: number[] = [];
  let since = process.cpuUsage();
  const endTask = (): void => {
    const { user, system } = process.cpuUsage(since);
    tasks.push((user + system) / 1000);
    since = process.cpuUsage();
  };
  // The model answers at once, so only the pauses of the reader divide the work.
  const { reader } = createReader([ada], fs, { pause: async () => endTask() });
  since = process.cpuUsage();
  expect(must(await reader.readAll()).entries).toBe(10_000);
  endTask();
  // The first tasks also pay for the compiler, on other threads.
  tasks.sort((a, b) => a - b);
  expect(tasks.length).toBeGreaterThan(5);
  expect(tasks[Math.floor(tasks.length * 0.9)]).toBeLessThan(50);
});
