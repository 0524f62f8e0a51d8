import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayStillSellBefore } from '../../src/reports/statements/sql/running-sales.ts';
import { openDatabase } from '../support/open-database.ts';
import type { TestApp } from '../support/test-app.ts';
import { execute } from '../support/test-database.ts';
import { FUTURE, PAST, startAt, stateBeside, stateDuringSale, stateTwice } from './statements.ts';

/** They change no row, and take the same locks as if they did. */
const SALE = 'update ticket set sold_at = sold_at where false';
const REFUND = 'update refund set amount_minor = amount_minor where false';

describe('a transaction that began before a day ended', () => {
  let testApp: TestApp;
  beforeAll(async () => {
    testApp = await startAt(FUTURE);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('and sold something in it is waited for: its sale is in the statement', async () => {
    expect(await stateDuringSale(testApp)).toEqual({ statements: 0, tickets: 2 });
  });

  test.each([SALE, REFUND])('is waited for when it did: %s', async (statement) => {
    expect(await stateBeside(testApp, FUTURE, statement)).toBe(0);
  });

  test.each(['select from ticket', 'select from ticket for share', 'update movie set version = version where false'])(
    'is not waited for when it did: %s',
    async (statement) => {
      expect(await stateBeside(testApp, FUTURE, statement)).toBe(1);
    },
  );

  test('is waited for also by a role that may not see when it began', async () => {
    const { database, databaseUrl } = testApp;
    const url = new URL(databaseUrl);
    [url.username, url.password] = [`clerk_${url.pathname.slice(1)}`, 'secret'];
    await execute(databaseUrl, `create role "${url.username}" login password 'secret'`);
    try {
      await using clerk = openDatabase(url.href, { connections: 2 });
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      // An instant before everything: who may see the beginning does not wait.
      const early = new Date(0);
      const asClerk = () => clerk.transaction((tx) => mayStillSellBefore(tx, early));
      await client.query(`begin; ${SALE}`);
      expect(await database.transaction((tx) => mayStillSellBefore(tx, early))).toBe(false);
      expect(await asClerk()).toBe(true);
      await client.query('rollback');
      expect(await asClerk()).toBe(false);
      await client.end();
    } finally {
      await execute(databaseUrl, `drop role "${url.username}"`);
    }
  });
});

describe('after the end of a day', () => {
  let testApp: TestApp;
  beforeAll(async () => {
    testApp = await startAt(PAST);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('a transaction that began since then is not waited for', async () => {
    expect(await stateBeside(testApp, PAST, SALE)).toBe(1);
  });

  test('two workers make one statement of it, and the second one finds it', async () => {
    expect(await stateTwice(testApp)).toEqual({ outcomes: ['fulfilled', 'fulfilled'], numbers: [1] });
  });
});
