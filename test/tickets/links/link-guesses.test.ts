import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RATE_LIMITS } from '../../../src/platform/redis/rate-limits.ts';
import { buy, showingWithTerms } from '../../bookings/cancellation/operations.ts';
import { MODES, startTestApp, type TestApp } from '../../support/test-app.ts';
import { linksOf, open, PUBLIC_URL, textOf } from './operations.ts';

const MOST = RATE_LIMITS.ticketLinksOfAddress.points;

describe.each(MODES)('wrong links of one address, %s', (mode) => {
  let testApp: TestApp;
  beforeAll(async () => {
    testApp = await startTestApp(mode, { settings: { PUBLIC_URL, RATE_LIMITS: 'on' } });
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('are refused above the limit, which stops none that is right and counts none that has ended', async () => {
    const { client, bookingId, ticketIds } = await buy(testApp, await showingWithTerms(testApp), 1);
    const old = (await linksOf(client, bookingId)).url;
    await testApp.database.prisma.ticket.update({ where: { id: ticketIds[0] ?? '' }, data: { codeRevision: 1 } });
    const { url } = await linksOf(client, bookingId);
    const guess = () => open(testApp, `${PUBLIC_URL}/tickets/guess`);
    for (let attempt = 0; attempt < 3; attempt++) expect((await open(testApp, old)).status).toBe(404);
    for (let attempt = 0; attempt < MOST; attempt++) expect((await guess()).status).toBe(404);
    const refused = await guess();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3000);
    expect(refused.headers.get('cache-control')).toBe('private, no-store');
    expect(await textOf(Promise.resolve(refused))).toContain('Too many wrong addresses');
    expect((await open(testApp, url)).status).toBe(200);
    expect((await open(testApp, url, { ending: '.ics' })).status).toBe(200);
    expect((await open(testApp, old)).status).toBe(404);
  });
});
