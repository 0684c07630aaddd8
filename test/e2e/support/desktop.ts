import type { ElectronApplication } from '@playwright/test';

/**
 * The operating system's part in a test: what its dialogs answer, and what it was asked to open. These are the only
 * things about the app that tests replace.
 */
export interface Desktop {
  /** The next open dialogs choose this path, in the order of these calls; with none left they are cancelled. */
  readonly chooseToOpen: (path: string) => Promise<void>;
  /** The next save dialogs choose this path. */
  readonly chooseToSave: (path: string) => Promise<void>;
  /** Addresses that were handed to the user's browser or mail program. */
  readonly openedLinks: () => Promise<readonly string[]>;
}

interface Answers {
  readonly open: string[];
  readonly save: string[];
  readonly links: string[];
}

type WithAnswers = typeof globalThis & { imprimaturTestAnswers: Answers };

/** Takes the operating system's place for dialogs and links. */
export async function replaceDesktop(app: ElectronApplication): Promise<Desktop> {
  await app.evaluate(({ dialog, shell }) => {
    const answers: Answers = { open: [], save: [], links: [] };
    (globalThis as WithAnswers).imprimaturTestAnswers = answers;
    const showOpenDialog: unknown = async () => {
      const path = answers.open.shift();
      return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
    };
    const showSaveDialog: unknown = async () => {
      const path = answers.save.shift();
      return { canceled: path === undefined, filePath: path ?? '' };
    };
    Object.assign(dialog, { showOpenDialog, showSaveDialog });
    Object.assign(shell, {
      openExternal: async (link: string) => void answers.links.push(link),
      showItemInFolder: () => undefined,
    });
  });
  return {
    chooseToOpen: (path) =>
      app.evaluate((_, chosen) => {
        (globalThis as WithAnswers).imprimaturTestAnswers.open.push(chosen);
      }, path),
    chooseToSave: (path) =>
      app.evaluate((_, chosen) => {
        (globalThis as WithAnswers).imprimaturTestAnswers.save.push(chosen);
      }, path),
    openedLinks: () => app.evaluate(() => (globalThis as WithAnswers).imprimaturTestAnswers.links),
  };
}
