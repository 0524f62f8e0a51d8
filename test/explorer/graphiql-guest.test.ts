import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { Logout } from '../sessions/session-operations.ts';
import { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { guestTokens, sendTo } from './guest-script.ts';

const resources = new Resources();
let testApp: TestApp;
/** Of a server with the demo. */
let url: string;

beforeAll(async () => {
  testApp = resources.use(await startTestApp('embedded'));
  // With a cinema in the database the demo need not be written.
  await makeShowing(testApp.database, { rows: 1 });
  const config = readConfig({ ...testApp.environment, SEED_DEMO: 'true' });
  ({ url } = resources.use(await createApp(config, { logger: createLogger('silent') })));
});
afterAll(() => resources[Symbol.asyncDispose]());

/** A browser, with what it keeps. */
function browser() {
  const kept = new Map<string, string>();
  return {
    kept,
    storage: { getItem: (name: string) => kept.get(name) ?? null, setItem: kept.set.bind(kept) },
  };
}

/** A visit of the page in a browser. */
function visit({ storage }: ReturnType<typeof browser>) {
  return guestTokens({ send: sendTo(`${url}/graphql`), storage });
}

async function guestOf(token: () => Promise<string | undefined>) {
  const client = new GraphQLClient(url, await token());
  const { data } = await client.send<{ me: { id: string; isGuest: boolean } }, object>('{ me { id isGuest } }');
  expect(data?.me.isGuest).toBe(true);
  return { id: data?.me.id, client };
}

test('each visitor is a guest of its own, also after a reload, and in another tab', async () => {
  const [one, other] = [browser(), browser()];
  const first = await guestOf(visit(one));
  const again = await Promise.all([guestOf(visit(one)), guestOf(visit(one))]);
  expect(again.map(({ id }) => id)).toEqual([first.id, first.id]);
  expect((await guestOf(visit(other))).id).not.toBe(first.id);
});

test('only the refresh token is kept by the browser', async () => {
  const one = browser();
  await guestOf(visit(one));
  expect([...one.kept.values()]).toEqual([expect.stringMatching(/^[\w-]{86}$/)]);
});

test('a visitor whose session has ended is a new guest', async () => {
  const one = browser();
  const first = await guestOf(visit(one));
  await first.client.request(Logout, { input: {} });
  expect((await guestOf(visit(one))).id).not.toBe(first.id);
});

test('the page itself has no token, sets no cookie, and is never cached', async () => {
  const response = await fetch(`${url}/graphiql`);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('set-cookie')).toBeNull();
  const text = await response.text();
  expect(text).toContain('"hasGuests":true');
  expect(text).not.toMatch(/eyJ|bearer/i);
});

test('without the demo the page makes no guests', async () => {
  expect(await (await fetch(`${testApp.app.url}/graphiql`)).text()).toContain('"hasGuests":false');
});
