import { parseArgs } from 'node:util';
import type { Command, CommandArguments } from './command';

/** A command line taken apart, or what is wrong with it (a key below `cli` in the `bundle` texts). */
export type ParsedLine =
  | { readonly kind: 'help'; readonly command?: Command }
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly args: CommandArguments;
      readonly json: boolean;
    }
  | { readonly kind: 'misused'; readonly key: string; readonly value: string; readonly command?: Command };

/** Parses the words after the program's name. */
export function parseLine(words: readonly string[], commands: readonly Command[]): ParsedLine {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return { kind: 'help' };
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) return { kind: 'misused', key: 'unknownCommand', value: name };
  try {
    return parseCommand(command, rest);
  } catch (error) {
    // parseArgs throws for options that nobody declared or that lack a value, with a sentence in English only.
    if (!String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) throw error;
    const value = rest.find((word) => word.startsWith('-')) ?? '';
    return { kind: 'misused', key: 'unknownOption', value, command };
  }
}

function parseCommand(command: Command, words: readonly string[]): ParsedLine {
  const options = Object.fromEntries(
    Object.keys(command.options).map((option) => [option, { type: 'string' } as const]),
  );
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { ...options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  const { json, help, ...others } = values as Record<string, string | boolean | undefined>;
  if (help === true) return { kind: 'help', command };
  const missing = command.positionals[positionals.length];
  if (missing !== undefined) return { kind: 'misused', key: 'missingArgument', value: missing, command };
  const surplus = positionals[command.positionals.length];
  if (surplus !== undefined) return { kind: 'misused', key: 'surplusArgument', value: surplus, command };
  const args = { positionals, options: others as CommandArguments['options'] };
  return { kind: 'run', command, args, json: json === true };
}
