import type { Locator } from 'playwright-core';

/** Clicks, and loads the page again before it has done anything else: what it would keep after the click is not kept. */
export async function clickAndReload(control: Locator): Promise<void> {
  await control.evaluate((element: HTMLElement) => {
    element.click();
    Object.assign(Storage.prototype, { setItem() {}, removeItem() {} });
  });
  await control.page().reload();
}
