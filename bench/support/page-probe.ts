import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

/** What `in-page.js` notes in the page. */
interface Probed {
  /** From a message of the live feed until what it has changed was painted, in milliseconds. */
  paintedAfterMs: number[];
  /** When there was a seat that can be picked, from the start of the navigation. */
  usableAt?: number;
  /** When each frame began. */
  frameTimes: number[];
}

/** A page of its own visitor, with the probe in it before anything else runs. @param slowdown of its processor */
export async function openProbed(browser: Browser, { slowdown = 1 } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.addInitScript({ path: path.join(import.meta.dirname, 'in-page.js') });
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return page;
}

/** From the start of the navigation until a seat could be picked, in milliseconds. */
export async function usableAfter(page: Page): Promise<number> {
  await page.waitForFunction(() => (globalThis as unknown as Probed).usableAt !== undefined, undefined, {
    polling: 500,
  });
  return page.evaluate(() => (globalThis as unknown as Probed).usableAt ?? Infinity);
}

/** From each change of a seat to its paint, as soon as there are so many. */
export async function paintedAfter(page: Page, count: number): Promise<number[]> {
  await page.waitForFunction((wanted) => (globalThis as unknown as Probed).paintedAfterMs.length >= wanted, count);
  return page.evaluate(() => (globalThis as unknown as Probed).paintedAfterMs);
}

/** How many frames there were while `work` ran, and the longest of them. */
export async function framesDuring(
  page: Page,
  work: () => Promise<void>,
): Promise<{ perSecond: number; longestMs: number }> {
  const from = await page.evaluate(() => performance.now());
  await work();
  const frames = await page.evaluate(
    (began) => (globalThis as unknown as Probed).frameTimes.filter((at) => at >= began),
    from,
  );
  const lasted = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const total = lasted.reduce((sum, ms) => sum + ms, 0);
  return { perSecond: (lasted.length / total) * 1000, longestMs: Math.max(...lasted) };
}
