import type { i18n } from 'i18next';
import type { Failure } from '../../shared/result';

/** Words of a text: fills `{{params}}` of a key below `cli` in the `bundle` texts. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** What a command works with. */
export interface CommandContext {
  readonly i18n: i18n;
  readonly say: Say;
  readonly clock: () => Date;
}

/** What a command answers. `lines` are for people, `data` is for programs (`--json`); both say the same. */
export interface CommandAnswer {
  readonly ok: boolean;
  readonly lines: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
  /** What the command does until the program is asked to end. */
  readonly goesOn?: { readonly stop: () => Promise<void> };
}

/** The words after the command's name. */
export interface CommandArguments {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
}

/** A command of the program. Its texts are `cli.<name>.summary` and, for each option, `cli.<name>.option.<option>`. */
export interface Command {
  readonly name: string;
  /** The names of its positional arguments, as the usage line shows them. */
  readonly positionals: readonly string[];
  /** Options with a value, by name, with the value's name for the usage line. */
  readonly options: Readonly<Record<string, string>>;
  readonly run: (args: CommandArguments, context: CommandContext) => Promise<CommandAnswer>;
}

/** The answer to a failure that ends a command. */
export function failed(failure: Failure, text: string): CommandAnswer {
  return { ok: false, lines: [text], data: { faults: [faultData(failure, text)] } };
}

/** A failure for programs: its code and parameters, and the sentence for the program's user. */
export function faultData({ code, params }: Failure, text: string): Readonly<Record<string, unknown>> {
  return { code, params: params ?? {}, text };
}
