import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { findProgram } from '../../test/support/installed-program.ts';
import { temporaryDirectory } from '../../test/support/temporary-directory.ts';
import type { Demo } from './demo.ts';
import { SETTLE_MS } from './views.ts';

export const MOVING_PICTURE = 'two-windows';

const SIZE = { width: 1200, height: 800 };
const [LONG_MS, SHORT_MS] = [1600, 700];

/** Two windows with the same showing: what is picked and held in one is seen in the other. One frame for each thing that happens. */
export async function drawMovingPicture({ browser, demo, file }: { browser: Browser; demo: Demo; file: string }) {
  await using directory = await temporaryDirectory();
  await using context = await browser.newContext({
    ...{ baseURL: demo.url, viewport: SIZE, colorScheme: 'dark', locale: 'en-GB', reducedMotion: 'reduce' },
  });
  const page = await context.newPage();
  const labels = await demo.freePair();
  const frames = new Frames(page, directory.path);
  await page.goto(`side-by-side?showing=${demo.showingId}`);
  const [left, right] = [page.frameLocator('iframe >> nth=0'), page.frameLocator('iframe >> nth=1')];
  await Promise.all([left, right].map((window) => seat(window, labels[0]).waitFor()));
  await frames.add(LONG_MS);
  for (const label of labels) {
    await seat(left, label).click();
    await frames.add(SHORT_MS);
  }
  await left.getByRole('button', { name: /^Hold \d+ seats?$/ }).click();
  await left.getByRole('timer').waitFor();
  // The other window has heard of it.
  await seat(right, labels[1]).and(right.locator('[aria-disabled="true"], :disabled')).waitFor();
  await frames.add(LONG_MS);
  await frames.write(file);
}

function seat(window: FrameLocator, label: string) {
  return window.getByRole('button', { name: new RegExp(`^Row ${label.slice(0, 1)}, seat ${label.slice(1)},`) });
}

class Frames {
  readonly #page: Page;
  readonly #directory: string;
  readonly #parameters: string[] = [];

  constructor(page: Page, directory: string) {
    this.#page = page;
    this.#directory = directory;
  }

  /** What is to be seen now. @param ms for how long it is shown */
  async add(ms: number): Promise<void> {
    await this.#page.waitForTimeout(SETTLE_MS);
    const file = path.join(this.#directory, `${this.#parameters.length}.png`);
    await this.#page.screenshot({ path: file, animations: 'disabled' });
    this.#parameters.push('-d', String(ms), file);
  }

  async write(file: string): Promise<void> {
    const missing = 'The moving picture needs img2webp: install the package webp.';
    const program = findProgram({ names: ['img2webp'], debianPackage: 'webp', missing });
    await promisify(execFile)(program, ['-loop', '0', '-lossy', '-q', '75', ...this.#parameters, '-o', file]);
  }
}
