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

const consoleError = (page: Page) => page.waitForEvent('console', (message) => message.type() === 'error');
const request = (page: Page) => page.waitForEvent('request', (asked) => asked.url().includes('elsewhere'));
const exception = (page: Page) => page.waitForEvent('pageerror');

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
      'document.head.append(Object.assign(document.createElement("script"), { text: "1" }))',
      consoleError,
    ],
    ['a request to another host', 'void (new Image().src = "https://elsewhere.example/a.png")', request],
    ['an exception', 'void setTimeout(() => { throw new Error("broken") })', exception],
    ['an error on the console', 'console.error("broken")', consoleError],
  ])('notice %s', async (_what, script, untilHappened) => {
    const page = await openPage(testApp, '/');
    const happened = untilHappened(page);
    await page.evaluate(script);
    await happened;
    await expect(page[Symbol.asyncDispose]()).rejects.toThrow('the page had problems');
  });

  test('find what axe finds', async () => {
    await using page = await openPage(testApp, '/');
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
    expect(await accessibilityProblems(page)).toEqual([expect.stringContaining('button-name')]);
  });
});
