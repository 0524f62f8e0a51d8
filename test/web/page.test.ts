import type { EventEmitter } from 'node:events';
import type { Page } from 'playwright-core';
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

function addInlineScript(): void {
  document.head.append(Object.assign(document.createElement('script'), { text: '1' }));
}

test('an unknown address says so, and leads back', async () => {
  await using page = await openPage(testApp, '/no-such-page', { expected: [/404/] });
  expect(await page.title()).toContain('Rowlock');
  await page.getByRole('main').getByRole('link').first().click();
  await page.waitForURL(`${testApp.app.url}/`);
});

describe('the checks of each page', () => {
  test.each([
    ['an inline script', 'console', addInlineScript],
    ['a request to another host', 'request', () => new Image().setAttribute('src', 'https://elsewhere.example/a.png')],
    ['an exception', 'weberror', () => void setTimeout(() => Promise.reject(new Error('broken')))],
    ['an error on the console', 'console', () => console.error('broken')],
  ] as const)('notice %s', async (_what, event, breakPage) => {
    const opened: Page & AsyncDisposable = await openPage(testApp, '/');
    const happened = new Promise((resolve) => (opened.context() as EventEmitter).once(event, resolve));
    await opened.evaluate<void>(breakPage);
    await happened;
    await expect(opened[Symbol.asyncDispose]()).rejects.toThrow('the page had problems');
  });

  test('find what axe finds', async () => {
    await using page = await openPage(testApp, '/');
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
    expect(await accessibilityProblems(page)).toEqual([expect.stringContaining('button-name')]);
  });
});
