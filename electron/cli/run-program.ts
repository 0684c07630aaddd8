import { createI18n } from '../../shared/i18n';
import { bestLanguage } from '../../shared/i18n/languages';
import { parseLine } from './arguments';
import type { Command, Say } from './command';
import { commandHelp, programHelp } from './usage';

/** The exit statuses of the program. */
export const exitStatus = { good: 0, faults: 1, misused: 2 } as const;

/** What the program needs of its process. */
export interface ProgramHost {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: () => Date;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Resolves when the program is asked to end; called by commands that go on until then. */
  readonly untilAskedToEnd: () => Promise<void>;
}

/** Runs one command and answers with the exit status: 0 good, 1 faults were found, 2 called wrongly. */
export async function runProgram(commands: readonly Command[], host: ProgramHost): Promise<number> {
  const { words, env, clock, print, complain } = host;
  const i18n = createI18n(preferredLanguage(env));
  const say = sayIn(i18n);
  const line = parseLine(words, commands);
  if (line.kind === 'help') {
    print(line.command ? commandHelp(line.command, say) : programHelp(commands, say));
    return exitStatus.good;
  }
  if (line.kind === 'misused') {
    const help = line.command ? commandHelp(line.command, say) : programHelp(commands, say);
    complain(`${say(line.key, { value: line.value })}\n\n${help}`);
    return exitStatus.misused;
  }
  const answer = await line.command.run(line.args, { i18n, say, clock });
  // Listening before anything is printed: whoever reads the answer may ask at once.
  const asked = answer.goesOn ? host.untilAskedToEnd() : undefined;
  if (line.json) {
    print(JSON.stringify({ command: line.command.name, ok: answer.ok, ...answer.data }, undefined, 2));
  } else if (answer.lines.length > 0) {
    print(answer.lines.map(withoutControls).join('\n'));
  }
  await asked;
  await answer.goesOn?.stop();
  return answer.ok ? exitStatus.good : exitStatus.faults;
}

/** POSIX: the first of these that is set decides; `de_DE.UTF-8` is `de-DE`. */
function preferredLanguage(env: ProgramHost['env']): string {
  const value = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (text) => text !== undefined && text !== '',
  );
  return bestLanguage([(value ?? '').split('.')[0]?.replace('_', '-') ?? '']);
}

function sayIn(i18n: ReturnType<typeof createI18n>): Say {
  // Keys are put together at run time, so the typed overloads of `t` don't apply.
  const translate = i18n.t as unknown as (key: string, options: Record<string, unknown>) => string;
  return (key, params) => translate(`cli.${key}`, { ...params, ns: 'bundle' });
}

/** What a bundle or journal says may hold anything; a terminal must not take it for a command. */
function withoutControls(line: string): string {
  return line.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}
