import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Api } from '../../examples/build-a-cinema/api.ts';
import { buildACinema } from '../../examples/build-a-cinema/build-a-cinema.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

describe.each(MODES)('a cinema is built through the API, %s', (mode) => {
  let testApp: TestApp;
  beforeAll(async () => {
    testApp = await startTestApp(mode);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('from an empty database to a sold ticket', async () => {
    expect(await testApp.database.prisma.cinema.count()).toBe(0);
    const api = new Api(testApp.app.url);
    const { client: administrator } = await testApp.newAccount('ADMIN');
    const { client: buyer } = await testApp.newAccount();
    const built = await buildACinema(api.as(administrator.token ?? ''), api.as(buyer.token ?? ''));
    expect(built).toMatchObject({ capacities: [156, 110], showings: 28, total: { currency: 'EUR' } });
    expect(built.ticketCode.length).toBeGreaterThan(20);
    // An adult on a seat of the first row: the ticket, the fee, and at a weekend the surcharge.
    expect([1250, 1350]).toContain(built.total.amountMinor);
    const { prisma } = testApp.database;
    expect(await prisma.showingSeat.count({ where: { status: 'SOLD' } })).toBe(1);
    expect(await prisma.showingSeat.count()).toBe(14 * (156 + 110));
    const actions = await prisma.auditEntry.groupBy({ by: ['action'], orderBy: { action: 'asc' } });
    expect(actions.map(({ action }) => action)).toEqual([
      'createAuditorium',
      'createCinema',
      'createMovie',
      'createPriceList',
      'createTicketType',
      'importSeatMap',
      'scheduleShowings',
    ]);
  });
});
