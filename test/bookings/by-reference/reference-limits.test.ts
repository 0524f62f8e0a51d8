import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { MODES, startTestApp, type TestApp } from '../../support/test-app.ts';
import { BookingByReference } from './operations.ts';

const asked = { reference: 'BBB-BBBB', email: 'ada@mail.example' };

/** Every client has an address of its own. */
async function start(mode: (typeof MODES)[number]): Promise<TestApp> {
  const testApp = await startTestApp(mode, { settings: { RATE_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.1' } });
  if (testApp.redisUrl !== undefined) await waitUntilRedisCounts(testApp, testApp.redisUrl);
  return testApp;
}

/** A process counts by itself until its connection to Redis is ready, right after the start. */
async function waitUntilRedisCounts(testApp: TestApp, redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl);
  for (let tries = 0; !(await redis.del('limit:reference-address:192.0.2.255')); tries++) {
    if (tries === 500) throw new Error('Redis never counted');
    await attempts(testApp, [{ reference: '', email: '', ip: '192.0.2.255' }]);
    await sleep(20);
  }
  redis.disconnect();
}

interface Attempt {
  reference?: string;
  email?: string;
  ip: string;
}

/** @returns for each whether it was answered */
async function attempts({ client }: TestApp, tried: readonly Attempt[]): Promise<boolean[]> {
  const answers = [];
  for (const { ip, ...variables } of tried) {
    const headers = { 'x-forwarded-for': ip };
    const { data, errors } = await client.send(BookingByReference, { ...asked, ...variables }, headers);
    if (errors)
      expect(errors).toMatchObject([
        { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) as number } },
      ]);
    else expect(data).toEqual({ bookingByReference: null });
    answers.push(!errors);
  }
  return answers;
}

const addresses = (count: number) => Array.from({ length: count }, (_, index) => `192.0.2.${index}`);
/** Of seven letters, each another one. */
const referenceOf = (index: number) =>
  `CBBBB${String.fromCharCode(66 + (index % 20))}${String.fromCharCode(66 + Math.floor(index / 20))}`;
const answered = (count: number) => Array.from({ length: count }, () => true);

describe.each(MODES)('guesses, %s,', (mode) => {
  test('are throttled by address, by reference and by e-mail address, and others go on', async () => {
    await using testApp = await start(mode);
    const ofOneAddress = addresses(21).map((_, index) => ({
      ...{ ip: '198.51.100.1', reference: referenceOf(index), email: `${index}@mail.example` },
    }));
    expect(await attempts(testApp, ofOneAddress)).toEqual([...answered(20), false]);
    // What was refused by the address was not counted for the reference.
    const ofOneReference = addresses(20).map((ip, index) => ({ ip, email: `${index}@mail.example` }));
    expect(await attempts(testApp, ofOneReference)).toEqual(answered(20));
    expect(await attempts(testApp, [{ ip: '192.0.2.50' }])).toEqual([false]);
    // Another spelling is the same reference.
    expect(await attempts(testApp, [{ ip: '192.0.2.51', reference: 'bbb bbbb' }])).toEqual([false]);
    const ofOneEmail = addresses(40).map((ip, index) => ({
      ip,
      reference: referenceOf(index),
      email: 'bo@mail.example',
    }));
    expect(await attempts(testApp, ofOneEmail)).toEqual(answered(40));
    expect(await attempts(testApp, [{ ip: '192.0.2.52', reference: 'CCCCCCC', email: 'Bo@mail.example' }])).toEqual([
      false,
    ]);
    expect(await attempts(testApp, [{ ip: '192.0.2.53', reference: 'CCCCCCD' }])).toEqual([true]);
  });
});
