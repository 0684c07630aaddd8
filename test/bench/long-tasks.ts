import type { ElectronApplication, Page } from '@playwright/test';

interface Watched {
  longest?: number;
}

/** Begins to watch for long tasks: in the window by its own performance observer, in the main process by a timer. */
export async function watchTasks(app: ElectronApplication, page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = window as Watched;
    watched.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        watched.longest = Math.max(watched.longest ?? 0, duration);
    }).observe({ type: 'longtask' });
  });
  await app.evaluate(() => {
    const watched = globalThis as Watched;
    watched.longest = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      watched.longest = Math.max(watched.longest ?? 0, now - last - 5);
      last = now;
    }, 5);
  });
}

/** The longest task so far in each process, in milliseconds; the browser reports a task from 50 ms on. */
export async function longestTasks(
  app: ElectronApplication,
  page: Page,
): Promise<{ readonly renderer: number; readonly main: number }> {
  const renderer = await page.evaluate(() => (window as Watched).longest ?? 0);
  const main = await app.evaluate(() => (globalThis as Watched).longest ?? 0);
  return { renderer, main };
}
