import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const SOURCE = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA, and what axe recommends beyond it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Parts that are faded while newer ones are fetched, and changes of colour in progress: what is seen for a moment only. */
const UNSETTLED = `document.querySelectorAll('[aria-busy="true"]').length
  + document.getAnimations().filter((animation) => animation instanceof CSSTransition).length`;

/** What axe finds wrong in the page once it has settled, as lines to read: `expect(await accessibilityProblems(page)).toEqual([])`. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await expect.poll(() => page.evaluate(UNSETTLED), { timeout: 10_000 }).toBe(0);
  // Not as a script in the page, which its policy would refuse.
  await page.evaluate(await SOURCE);
  const results = await page.evaluate(
    (values) => (globalThis as unknown as { axe: Axe }).axe.run({ runOnly: { type: 'tag', values } }),
    RULES,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

interface Axe {
  run: (options: object) => Promise<AxeResults>;
}
