import type { Page } from '@playwright/test';
import { percentile95, type RatioFigure } from './ratio';

const rounds = 6;
const keysPerRound = 40;

interface Timed {
  keyTimes?: number[];
}

/** Measures in the page: from the key's own time stamp to the first moment after the frame that shows it. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = [];
    (window as Timed).keyTimes = times;
    document.addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
}

async function typeKeys(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    (window as Timed).keyTimes?.splice(0);
  });
  for (let key = 0; key < keysPerRound; key += 1) await page.keyboard.press('abcdefghij'.charAt(key % 10));
  await page.waitForFunction((count) => (window as Timed).keyTimes?.length === count, keysPerRound);
  return page.evaluate(() => (window as Timed).keyTimes ?? []);
}

/** Key press to paint in a 10,000-word note, p95, against a bare Tiptap editor with the same text (1.3×). */
export async function typing(ours: Page, bare: Page): Promise<RatioFigure> {
  await watchKeys(ours);
  await watchKeys(bare);
  const oursTimes: number[] = [];
  const bareTimes: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    await ours.bringToFront();
    const a = await typeKeys(ours);
    await bare.bringToFront();
    const b = await typeKeys(bare);
    if (round < 0) continue;
    oursTimes.push(...a);
    bareTimes.push(...b);
  }
  const a = percentile95(oursTimes);
  const b = percentile95(bareTimes);
  return {
    name: 'key press to paint in a 10,000-word note, p95 / a bare Tiptap editor',
    unit: 'ms',
    limit: 1.3,
    ours: a,
    baseline: b,
    ratio: a / b,
  };
}
