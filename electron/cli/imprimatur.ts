import type { Command } from './command';
import { checkCommand } from './commands/check';
import { endpointCommand } from './commands/endpoint';
import { exportCommand } from './commands/export';
import { sampleCommand } from './commands/sample';
import { verifyCommand } from './commands/verify';
import { runProgram } from './run-program';

const commands: readonly Command[] = [
  verifyCommand,
  checkCommand,
  exportCommand,
  sampleCommand,
  endpointCommand,
];

// A reader that has seen enough (`| head`) closes the pipe; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runProgram(commands, {
  words: process.argv.slice(2),
  env: process.env,
  clock: () => new Date(),
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
  untilAskedToEnd: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      // The program that started this one over a channel is gone. The channel itself must not keep this one alive.
      process.once('disconnect', () => resolve());
      process.channel?.unref();
    }),
});
