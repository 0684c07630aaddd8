import type { ConsoleMessage, ElectronApplication, Page } from '@playwright/test';

/** What must never be seen while the app is used, whatever a test is about (S10, S22). */
const unwanted = /Content Security Policy|Electron Security Warning|Unhandled|Uncaught/i;

/** Everything alarming that an app said; empty when all went well. */
export interface Alarms {
  readonly heard: () => readonly string[];
  /** Takes back alarms that a test provoked on purpose; returns them, so that the test can look at them. */
  readonly forgive: (pattern: RegExp) => readonly string[];
}

function isAlarming(message: ConsoleMessage): boolean {
  return message.type() === 'error' || unwanted.test(message.text());
}

/** Listens to the main process, to every window and to what the windows' pages throw. */
export function listenForAlarms(app: ElectronApplication): Alarms {
  let heard: readonly string[] = [];
  const note = (text: string): void => {
    heard = [...heard, text];
  };
  const follow = (page: Page): void => {
    page.on('console', (message) => {
      if (isAlarming(message)) note(`console ${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => note(`page error: ${error.stack ?? error.message}`));
    page.on('crash', () => note('the page crashed'));
  };
  app.windows().forEach(follow);
  app.on('window', follow);
  app
    .process()
    .stderr?.setEncoding('utf8')
    .on('data', (text: string) => {
      if (/Uncaught|Unhandled|^\s+at .+main\.js/m.test(text)) note(`main process: ${text}`);
    });
  return {
    heard: () => heard,
    forgive: (pattern) => {
      const forgiven = heard.filter((text) => pattern.test(text));
      heard = heard.filter((text) => !pattern.test(text));
      return forgiven;
    },
  };
}
