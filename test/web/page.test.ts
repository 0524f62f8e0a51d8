import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { openPage } from './support/open-page.ts';
import { makeSmallCinema, SMALL_CINEMA } from './support/small-cinema.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  await makeSmallCinema(testApp.database);
});
afterAll(() => testApp[Symbol.asyncDispose]());

describe.each(['phone', 'desktop'] as const)('on a %s', (size) => {
  test.each(['light', 'dark'] as const)('the page opens, and is accessible in %s', async (colorScheme) => {
    await using page = await openPage(testApp, '/', { size, colorScheme });
    await page.getByText(SMALL_CINEMA.movie).first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

test('an unknown address says so, and leads back', async () => {
  await using page = await openPage(testApp, '/no-such-page', { expected: [/404/] });
  expect(await page.title()).toContain('Rowlock');
  await page.getByRole('main').getByRole('link').first().click();
  await page.waitForURL(`${testApp.app.url}/`);
});

describe('the checks of each page', () => {
  test.each([
    [
      'an inline script',
      'console',
      () => document.head.append(Object.assign(document.createElement('script'), { text: '1' })),
    ],
    ['a request to another host', 'request', () => new Image().setAttribute('src', 'https://elsewhere.example/a.png')],
    ['an exception', 'pageerror', () => void setTimeout(() => JSON.parse('{'))],
    ['an error on the console', 'console', () => console.error('broken')],
  ] as const)('notice %s', async (_what, event, breakPage) => {
    const page = await openPage(testApp, '/');
    const happened = page.context().waitForEvent(event === 'pageerror' ? 'weberror' : event);
    await page.evaluate(breakPage);
    await happened;
    await expect(page[Symbol.asyncDispose]()).rejects.toThrow('the page had problems');
  });

  test('find what axe finds', async () => {
    await using page = await openPage(testApp, '/');
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
    expect(await accessibilityProblems(page)).toEqual([expect.stringContaining('button-name')]);
  });
});
