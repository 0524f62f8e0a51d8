import type { Page } from 'playwright-core';

/** A request that a test cuts is an error on the console. */
export const CUT = [/net::ERR/];

/** The server carries the operation out, and the browser never gets its answer. */
export async function loseAnswers(page: Page, operation: string): Promise<void> {
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes(`mutation ${operation}`)) return route.continue();
    await route.fetch();
    return route.abort();
  });
}
