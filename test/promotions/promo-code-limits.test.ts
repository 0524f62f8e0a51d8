import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { adultTickets } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { newCode } from '../support/staff-mutations.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';
import { holdFree, makePromoCode, PlaceWithCodes, promotedInput, QuoteWithCodes } from './operations.ts';

interface World {
  testApp: TestApp;
  showing: MadeShowing;
}

async function start(mode: (typeof MODES)[number]): Promise<World & AsyncDisposable> {
  const testApp = await startTestApp(mode, {
    settings: { RATE_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.1', ROLE: mode === 'redis' ? 'api' : 'all' },
  });
  const showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 12 });
  const world = { testApp, showing };
  if (testApp.redisUrl !== undefined) await waitUntilRedisCounts(world, testApp.redisUrl);
  return { ...world, [Symbol.asyncDispose]: () => testApp[Symbol.asyncDispose]() };
}

/** A process counts by itself until its connection to Redis is ready, right after the start. */
async function waitUntilRedisCounts(world: World, redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl);
  const ask = await asker(world);
  for (let tries = 0; !(await redis.del('limit:promo-code-address:192.0.2.255')); tries++) {
    if (tries === 500) throw new Error('Redis never counted');
    await ask([newCode()], '192.0.2.255');
    await sleep(20);
  }
  redis.disconnect();
}

/** An account with a hold, that quotes it with codes. @returns the reasons, or the code of the error */
async function asker({ testApp, showing }: World, client?: GraphQLClient) {
  const buyer = client ?? (await testApp.newAccount()).client;
  const { holdId, seatIds } = await holdFree(testApp, buyer, showing);
  const input = { holdId, tickets: adultTickets(showing, seatIds) };
  return async (promoCodes: string[], ip: string) => {
    const answer = await buyer.send(QuoteWithCodes, { input: { ...input, promoCodes } }, { 'x-forwarded-for': ip });
    if (answer.errors)
      expect(answer.errors).toMatchObject([
        { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) as number } },
      ]);
    const errors = answer.data?.quoteBooking.errors ?? [];
    return answer.errors
      ? 'RATE_LIMITED'
      : errors.map((error) => ('reason' in error ? error.reason : error.__typename));
  };
}

const wrong = (count: number) => Array.from({ length: count }, newCode);

describe.each(MODES)('with %s', (mode) => {
  test('an account guesses twenty times an hour from all addresses, and one that there is does not count', async () => {
    await using world = await start(mode);
    const { code } = await makePromoCode(world.testApp);
    const ask = await asker(world);
    for (let index = 0; index < 4; index++) {
      expect(await ask([code, ...wrong(4)], `192.0.2.${index}`)).toEqual(Array.from({ length: 4 }, () => 'UNKNOWN'));
      expect(await ask([code], `192.0.2.${index}`)).toEqual([]);
    }
    expect(await ask(wrong(4), '192.0.2.9')).toHaveLength(4);
    expect(await ask(wrong(1), '192.0.2.10')).toBe('RATE_LIMITED');
    // A good one tells no more than a wrong one; without a code nothing is counted.
    expect(await ask([code], '192.0.2.11')).toBe('RATE_LIMITED');
    expect(await ask([], '192.0.2.11')).toEqual([]);
    const other = await asker(world);
    expect(await other([code], '192.0.2.9')).toEqual([]);
  });
});

test('an address guesses a hundred times an hour, with any accounts', async () => {
  await using world = await start('embedded');
  for (let account = 0; account < 5; account++) {
    const ask = await asker(world);
    for (let round = 0; round < 4; round++) expect(await ask(wrong(5), '198.51.100.7')).toHaveLength(5);
  }
  const ask = await asker(world);
  expect(await ask(wrong(1), '198.51.100.7')).toBe('RATE_LIMITED');
  expect(await ask(wrong(1), '198.51.100.8')).toEqual(['UNKNOWN']);
});

test('guesses that come at once are no more than those one after the other', async () => {
  await using world = await start('embedded');
  const ask = await asker(world);
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask(wrong(1), '192.0.2.1')));
  expect(answers.filter((answer) => answer !== 'RATE_LIMITED')).toHaveLength(20);
});

test('placing guesses as quoting does, but for a repeated request', async () => {
  await using world = await start('embedded');
  const { testApp, showing } = world;
  const { code } = await makePromoCode(testApp);
  const { client } = await testApp.newAccount();
  const input = await promotedInput(testApp, client, { showing, codes: [code] });
  const send = (change: object = {}) => client.send(PlaceWithCodes, { input: { ...input, ...change } });
  const { data } = await send();
  expect(data?.placeBooking.errors).toEqual([]);
  const ask = await asker(world, client);
  for (let round = 0; round < 4; round++) await ask(wrong(5), '127.0.0.1');
  expect((await send()).data).toMatchObject({ placeBooking: { booking: { id: data?.placeBooking.booking?.id } } });
  const fresh = await promotedInput(testApp, client, { showing, codes: [code] });
  expect((await client.send(PlaceWithCodes, { input: fresh })).errors).toMatchObject([
    { extensions: { code: 'RATE_LIMITED' } },
  ]);
});
