import type { Page } from 'playwright-core';

/** Presses Tab until the control with this name has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press('Tab');
    if (name.test(await focusedName(page))) return;
  }
  throw new Error(`the keyboard does not get to ${name.source}`);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    // It is the body when the keyboard has left the page.
    const element = document.activeElement as Focused | null;
    if (!element || element === document.body) return '';
    const labels = [...(element.labels ?? []), element].map((each) => each.textContent ?? '');
    return element.ariaLabel ?? labels.join(' ').trim();
  });
}

interface Focused {
  ariaLabel: string | null;
  textContent: string | null;
  labels?: Iterable<{ textContent: string | null }> | null;
}
