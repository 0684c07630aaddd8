import type { Command, Say } from './command';

/** How one command is called. */
export function usageLine(command: Command): string {
  const options = Object.entries(command.options).map(([name, value]) => `[--${name} ${value}]`);
  return ['imprimatur', command.name, ...command.positionals, ...options, '[--json]'].join(' ');
}

/** The help of one command. */
export function commandHelp(command: Command, say: Say): string {
  const options = Object.entries(command.options).map(
    ([name, value]) => `  --${name} ${value}\n      ${say(`${command.name}.option.${name}`)}`,
  );
  return [
    usageLine(command),
    '',
    say(`${command.name}.summary`),
    '',
    ...options,
    `  --json\n      ${say('jsonOption')}`,
  ].join('\n');
}

/** The help of the program. */
export function programHelp(commands: readonly Command[], say: Say): string {
  return [
    say('about'),
    '',
    ...commands.map((command) => `  ${usageLine(command)}\n      ${say(`${command.name}.summary`)}`),
    '',
    say('exitStatus'),
  ].join('\n');
}
