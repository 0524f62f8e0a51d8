import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type KeptTexts, inMemory } from '../../web/src/session/browser-storage.ts';
import { inTurnOfTabs } from '../../web/src/session/in-turn.ts';
import { type TokenRequests, type Tokens, tokenRequests } from '../../web/src/session/refresh.ts';
import { KEPT, Session } from '../../web/src/session/session.ts';
import { newId } from '../../src/platform/ids.ts';
import { PASSWORD } from '../support/registered.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** Longer than a tab uses an access token. */
const LATER_MS = 500_000;

let testApp: TestApp;
let requests: TokenRequests;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  requests = tokenRequests(new URL('/graphql', testApp.client.url));
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** A browser with tabs that share a storage. Its clock is the visitor's. */
class Browser {
  readonly storage: KeptTexts = inMemory();
  readonly refreshed: string[] = [];
  now = Date.now();
  hasNetwork = true;
  #turns = inTurnOfTabs('tabs', undefined);

  openTab({ hasLocks = true } = {}): Session {
    return new Session({
      storage: this.storage,
      inTurn: hasLocks ? this.#turns : inTurnOfTabs('tab', undefined),
      now: () => this.now,
      requests: {
        ...requests,
        refresh: async (token) => {
          if (!this.hasNetwork) throw new TypeError('Failed to fetch');
          this.refreshed.push(token);
          return requests.refresh(token);
        },
      },
    });
  }
}

let browser: Browser;
beforeEach(() => {
  browser = new Browser();
});

/** The name of the account that a token is of. */
async function whoHas(token: string | undefined): Promise<string | null | undefined> {
  const client = token === undefined ? testApp.client : testApp.client.as(token);
  const { data } = await client.send<{ me: { name: string | null } | null }, object>('{ me { name } }');
  return data?.me?.name;
}

async function newAccount(name = 'Ada Lovelace'): Promise<{ tokens: Tokens }> {
  const input = { email: `${newId()}@example.com`, password: PASSWORD, name };
  const document = `mutation ($input: RegisterInput!) { register(input: $input) { tokens { accessToken refreshToken } } }`;
  const { data } = await testApp.client.send<{ register: { tokens: Tokens } }, object>(document, { input });
  if (!data) throw new Error('not registered');
  return data.register;
}

describe('a session', () => {
  test('is kept for the next visit', async () => {
    const { tokens } = await newAccount();
    browser.openTab().become(tokens);
    const nextVisit = browser.openTab();
    expect(nextVisit).toMatchObject({ isOpen: true, isOfAccount: true });
    expect(await whoHas(await nextVisit.accessToken())).toBe('Ada Lovelace');
    expect(browser.refreshed).toEqual([]);
  });

  test('is refreshed once for two tabs that ask at the same time', async () => {
    const [first, second] = [browser.openTab(), browser.openTab()];
    first.become((await newAccount()).tokens);
    browser.now += LATER_MS;
    const [one, other] = await Promise.all([first.accessToken(), second.accessToken()]);
    expect(one).toBe(other);
    expect(await whoHas(one)).toBe('Ada Lovelace');
    expect(browser.refreshed).toHaveLength(1);
  });

  test('goes on in both tabs where the browser has no locks', async () => {
    const tabs = [browser.openTab({ hasLocks: false }), browser.openTab({ hasLocks: false })];
    tabs[0]?.become((await newAccount()).tokens);
    for (let visits = 0; visits < 3; visits++) {
      browser.now += LATER_MS;
      const tokens = await Promise.all(tabs.map((tab) => tab.accessToken()));
      expect(await Promise.all(tokens.map(whoHas))).toEqual(['Ada Lovelace', 'Ada Lovelace']);
    }
    expect(new Set(browser.refreshed).size).toBe(3);
  });

  test('ends in a tab whose token the server refuses, and the tab says so', async () => {
    const { tokens } = await newAccount();
    const tab = browser.openTab();
    tab.become(tokens);
    await testApp.client
      .as(tokens.accessToken)
      .send('mutation { logout(input: { everywhere: true }) { errors { message } } }');
    tab.refuse(tokens.accessToken);
    expect(await tab.accessToken()).toBeUndefined();
    expect(tab).toMatchObject({ isOpen: false, ending: 'ended' });
    expect(await tab.accessToken()).toBeUndefined();
    expect(browser.refreshed).toHaveLength(1);
  });

  test('of a guest ends without a word', async () => {
    const tab = browser.openTab();
    await tab.ensure('en');
    const token = (await tab.accessToken()) ?? '';
    await testApp.client.as(token).send('mutation { logout(input: {}) { errors { message } } }');
    tab.refuse(token);
    expect(await tab.accessToken()).toBeUndefined();
    expect(tab).toMatchObject({ isOpen: false, ending: undefined });
    await tab.ensure('en');
    expect(await whoHas(await tab.accessToken())).toBe('Guest');
  });

  test('stays when there is no network while it is refreshed', async () => {
    const tab = browser.openTab();
    tab.become((await newAccount()).tokens);
    browser.now += LATER_MS;
    browser.hasNetwork = false;
    await expect(tab.accessToken()).rejects.toThrow('Failed to fetch');
    expect(tab).toMatchObject({ isOpen: true, ending: undefined });
    browser.hasNetwork = true;
    expect(await whoHas(await tab.accessToken())).toBe('Ada Lovelace');
  });

  test.each([
    ['years behind', -10 * 365 * 86_400_000],
    ['years ahead', 10 * 365 * 86_400_000],
  ])('works with a clock that is %s, and when it is corrected', async (_, wrong) => {
    browser.now += wrong;
    const tab = browser.openTab();
    tab.become((await newAccount()).tokens);
    expect(await whoHas(await tab.accessToken())).toBe('Ada Lovelace');
    expect(browser.refreshed).toHaveLength(0);
    browser.now -= wrong;
    expect(await whoHas(await tab.accessToken())).toBe('Ada Lovelace');
    expect(browser.refreshed).toHaveLength(1);
  });

  test('is not brought back by an answer that comes after a logout', async () => {
    const tab = browser.openTab();
    tab.become((await newAccount()).tokens);
    browser.now += LATER_MS;
    const late = tab.accessToken();
    tab.forget();
    expect(await late).toBeUndefined();
    expect(tab).toMatchObject({ isOpen: false, ending: 'logged-out' });
    expect(browser.storage.getItem(KEPT)).toBeNull();
  });

  test('of another account is not replaced by an answer for the one before', async () => {
    const tab = browser.openTab();
    tab.become((await newAccount()).tokens);
    browser.now += LATER_MS;
    const late = tab.accessToken();
    tab.become((await newAccount('Grace Hopper')).tokens);
    await late;
    expect(await whoHas(await tab.accessToken())).toBe('Grace Hopper');
  });

  test('of a guest is started once for two tabs', async () => {
    const tabs = [browser.openTab(), browser.openTab()];
    await Promise.all(tabs.map((tab) => tab.ensure('de')));
    const [one, other] = await Promise.all(tabs.map((tab) => tab.accessToken()));
    expect(one).toBe(other);
    expect(one).toBeDefined();
    expect(tabs[0]).toMatchObject({ isOpen: true, isOfAccount: false });
  });
});

describe('another tab', () => {
  /** What the browser tells the other tabs of a change. */
  function change(make: () => void) {
    const oldValue = browser.storage.getItem(KEPT);
    make();
    return { oldValue, newValue: browser.storage.getItem(KEPT) };
  }

  test('that logs in or out is followed, and one that refreshes the tokens is not', async () => {
    const [here, there] = [browser.openTab(), browser.openTab()];
    let told = 0;
    here.subscribe(() => told++);
    const { tokens } = await newAccount();
    here.changedElsewhere(change(() => there.become(tokens)));
    expect([told, here.isOfAccount]).toEqual([1, true]);

    const before = browser.storage.getItem(KEPT);
    browser.now += LATER_MS;
    await there.accessToken();
    here.changedElsewhere({ oldValue: before, newValue: browser.storage.getItem(KEPT) });
    expect(told).toBe(1);

    here.changedElsewhere(change(() => there.forget()));
    expect([told, here.isOpen, here.ending]).toEqual([2, false, 'logged-out']);
  });

  test('that left something unreadable is taken for one without a session', async () => {
    browser.storage.setItem(KEPT, 'rt_of_an_older_page');
    const tab = browser.openTab();
    expect(tab.isOpen).toBe(false);
    expect(await tab.accessToken()).toBeUndefined();
  });
});
