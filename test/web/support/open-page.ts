import type { BrowserContext, Page, Request } from 'playwright-core';
import { browser } from './browser.ts';

export const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
} as const;

/** On a busy machine too. */
const PATIENCE_MS = 60_000;

export interface PageOptions {
  size?: keyof typeof SIZES;
  colorScheme?: 'light' | 'dark';
  /** What the browser asks for; English when left out. */
  locale?: string;
  timezoneId?: string;
  /** Another page of the same visitor, as in a second tab. Its size and all else stay. */
  beside?: Page;
  /** Errors that belong to the test, as of a network that it cuts. */
  expected?: readonly RegExp[];
}

/**
 * A page of the server, as a visitor of its own sees it: `await using page = await openPage(testApp, '/')`.
 *
 * At its end the test fails when something went wrong in it that no assertion looks at: an error on the console, an exception,
 * something that the content security policy refused, a request to another host.
 */
export async function openPage(
  { app: { url } }: { app: { url: string } },
  path: string,
  options: PageOptions = {},
): Promise<Page & AsyncDisposable> {
  const context = options.beside?.context() ?? (await newContext(url, options));
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.setDefaultNavigationTimeout(PATIENCE_MS);
  const problems = problemsOf(page, url, options.expected ?? []);
  await page.goto(new URL(path, url).href);
  await page.getByRole('main').waitFor();
  return Object.assign(page, {
    async [Symbol.asyncDispose]() {
      await (options.beside ? page.close() : context.close());
      if (problems.length > 0) throw new Error(`the page had problems:\n${problems.join('\n')}`);
    },
  });
}

async function newContext(url: string, options: PageOptions): Promise<BrowserContext> {
  const { size = 'desktop', colorScheme = 'light', locale = 'en-GB', timezoneId = 'Europe/London' } = options;
  const isPhone = size === 'phone';
  return (await browser()).newContext({
    ...{ baseURL: url, viewport: SIZES[size], colorScheme, locale, timezoneId },
    ...{ hasTouch: isPhone, isMobile: isPhone, reducedMotion: 'reduce' },
  });
}

/** What goes wrong, as it happens. What the policy refuses is an error on the console. */
function problemsOf(page: Page, url: string, expected: readonly RegExp[]): string[] {
  const problems: string[] = [];
  const add = (problem: string) => {
    if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem);
  };
  const { host } = new URL(url);
  const checkHost = (address: string) => {
    const { protocol, host: asked } = new URL(address);
    if (!['data:', 'blob:'].includes(protocol) && asked !== host) add(`a request to another host: ${address}`);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') add(`on the console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => add(`an exception: ${error.stack ?? error.message}`));
  page.on('request', (request: Request) => checkHost(request.url()));
  page.on('websocket', (socket) => checkHost(socket.url()));
  return problems;
}
