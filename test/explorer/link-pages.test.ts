import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReadMe } from '../accounts/credential-operations.ts';
import { untilMailed } from '../support/mails.ts';
import { logIn, register } from '../support/registered.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Links {
  readLink: (address: { pathname: string; hash: string }) => { page: string; token: string };
  answerLink: (
    link: { page: string; token: string; newPassword?: string },
    send: (body: object) => Promise<object>,
  ) => Promise<{ isDone: boolean; text: string }>;
}

const SCRIPT = '../../web/account/links.js';

let testApp: TestApp;
let links: Links;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { PUBLIC_URL: 'https://tickets.example/kino' } });
  links = (await import(SCRIPT)) as Links;
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** As the page does it. */
async function send(body: object): Promise<object> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${testApp.client.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return (await response.json()) as object;
}

/** The link of the newest mail, as a browser opens it. */
async function mailed(email: string, subject: string) {
  const { text } = await untilMailed(testApp, email, { subject });
  const url = new URL(/^https:\S+$/m.exec(text)?.[0] ?? '');
  expect(url.href).toMatch(/^https:\/\/tickets\.example\/kino\//);
  return links.readLink(url);
}

describe.each(['/verify-email', '/reset-password'])('the page %s', (path) => {
  test('is there, with its scripts, and keeps its address to itself', async () => {
    const page = await fetch(`${testApp.client.url}${path}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const html = await page.text();
    expect(html).toContain(`<form data-page="${path.slice(1)}" hidden>`);
    const script = /src="([^"]+)"/.exec(html)?.[1] ?? '';
    for (const file of [script, script.replace('page.js', 'links.js')]) {
      const answer = await fetch(new URL(file, page.url));
      expect(answer.headers.get('content-type')).toContain('javascript');
    }
  });
});

test('the link of a registration verifies the address', async () => {
  const account = await register(testApp);
  const link = await mailed(account.email, 'Verify');
  expect(link.page).toBe('verify-email');
  expect(await links.answerLink(link, send)).toEqual({
    isDone: true,
    text: 'Thank you. Your e-mail address is verified.',
  });
  expect((await account.client.request(ReadMe, {})).me?.emailVerified).toBe(true);
  expect(await links.answerLink(link, send)).toEqual({
    isDone: false,
    text: 'The link is unknown, was used, or is too old: ask for a new mail.',
  });
});

test('the link of a reset changes the password, once it is a good one', async () => {
  const account = await register(testApp);
  await send({
    query: `mutation { requestPasswordReset(input: { email: "${account.email}" }) { errors { message } } }`,
  });
  const link = await mailed(account.email, 'Choose a new password');
  expect(link.page).toBe('reset-password');
  expect(await links.answerLink({ ...link, newPassword: 'password1' }, send)).toEqual({
    isDone: false,
    text: 'This password is one of the most common ones: choose another.',
  });
  expect(await links.answerLink({ ...link, newPassword: 'analytical engine' }, send)).toMatchObject({ isDone: true });
  expect(await logIn(testApp, { ...account, password: 'analytical engine' })).toBeDefined();
});

test('a server that is away is told', async () => {
  const away = () => Promise.reject(new Error('no network'));
  expect(await links.answerLink({ page: 'verify-email', token: 'x' }, away)).toEqual({
    isDone: false,
    text: 'The server cannot be reached. Try again.',
  });
});
