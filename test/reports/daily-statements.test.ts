import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { emptyTheCache } from '../support/delivered.ts';
import { withClock, setClock } from '../support/database-clock.ts';
import { makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { projectRoot } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ReadStatements } from './statement-operations.ts';
import { refundTickets, sellTickets } from './sales.ts';

let testApp: TestApp;
let showing: MadeShowing;
let auditor: GraphQLClient;

const noon = (day: number) => new Date(Date.UTC(2026, 2, day, 12));

/** Two tickets on the 2nd; of one of them all is given back on the 3rd, on which two more are sold; none on the 4th. */
beforeAll(async () => {
  testApp = await startTestApp('redis', {
    settings: { ROLE: 'api' },
    ...withClock(noon(2)),
  });
  const { database, app } = testApp;
  showing = await makeShowing(database, { startsAt: new Date('2026-06-01T18:00:00Z') });
  await database.prisma.movie.update({
    where: { id: showing.movieId },
    data: { title: '=Good Night, and Good Luck.' },
  });
  const { bookingId, ticketIds } = await sellTickets(testApp, {
    ...{ showing, seats: 2 },
    terms: { bookingFeeMinor: 100n, taxRateBasisPoints: 700 },
  });
  await setClock(database, noon(3));
  await refundTickets(database, { bookingId, tickets: { [ticketIds[0] ?? '']: 1300 }, cancels: true });
  await sellTickets(testApp, { showing, seats: 2 });
  await setClock(database, noon(5));
  await app.services.issueStatements.issueAll(showing.cinemaId);
  ({ client: auditor } = await testApp.newAccount('AUDITOR', showing.cinemaId));
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function read(variables: { first?: number; after?: string | null; from?: string; to?: string } = {}) {
  const { dailyStatements } = await auditor.request(ReadStatements, { cinemaId: showing.cinemaId, ...variables });
  return dailyStatements;
}

describe('dailyStatements', () => {
  test('has the newest first, with their lines and their totals', async () => {
    const { nodes, totalCount } = await read();
    expect(totalCount).toBe(3);
    expect(nodes.map(({ number, date, fromAt, untilAt }) => [number, date, fromAt, untilAt])).toEqual([
      [3, '2026-03-04', '2026-03-04T02:00:00.000Z', '2026-03-05T02:00:00.000Z'],
      [2, '2026-03-03', '2026-03-03T02:00:00.000Z', '2026-03-04T02:00:00.000Z'],
      [1, '2026-03-02', '2026-03-02T02:00:00.000Z', '2026-03-03T02:00:00.000Z'],
    ]);
    const [empty, second] = nodes;
    expect(empty).toMatchObject({ lines: [], total: { tickets: 0, gross: { amountMinor: 0, currency: 'EUR' } } });
    const same = {
      showing: { id: showing.showingId, movie: { title: '=Good Night, and Good Luck.' } },
      ...{ ticketType: { name: 'Adult' }, method: 'CARD', price: { amountMinor: 1200, currency: 'EUR' } },
    };
    expect(second?.cinema.id).toBe(showing.cinemaId);
    expect(second?.lines).toEqual([
      {
        ...{ ...same, soldOn: '2026-03-02', tickets: 0, ticketsCancelled: 1, gross: { amountMinor: 0 } },
        ...{ refunded: { amountMinor: 1300 }, net: { decimal: '-13.00' }, taxIncluded: { amountMinor: -86 } },
      },
      {
        ...{ ...same, soldOn: '2026-03-03', tickets: 2, ticketsCancelled: 0, gross: { amountMinor: 2600 } },
        ...{ refunded: { amountMinor: 0 }, net: { decimal: '26.00' }, taxIncluded: { amountMinor: 172 } },
      },
    ]);
    expect(second?.total).toEqual({
      ...{ tickets: 2, ticketsCancelled: 1, gross: { amountMinor: 2600, currency: 'EUR' } },
      ...{ refunded: { amountMinor: 1300 }, net: { decimal: '13.00' }, taxIncluded: { amountMinor: 86 } },
    });
  });

  test('is paged', async () => {
    const first = await read({ first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await read({ first: 2, after: first.pageInfo.endCursor ?? null });
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect([...first.nodes, ...second.nodes].map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  test.each([
    [{ from: '2026-03-03' }, [3, 2]],
    [{ to: '2026-03-03' }, [2, 1]],
    [{ from: '2026-03-03', to: '2026-03-03' }, [2]],
    [{ from: '2026-03-06' }, []],
  ])('has the days of %j', async (days, numbers) => {
    const { nodes, totalCount } = await read(days);
    expect(nodes.map(({ number }) => number)).toEqual(numbers);
    expect(totalCount).toBe(numbers.length);
  });

  test('from after to is refused', async () => {
    const variables = { cinemaId: showing.cinemaId, from: '2026-03-04', to: '2026-03-03' };
    const { errors } = await auditor.send(ReadStatements, variables);
    expect(errors).toMatchObject([
      { message: 'from must not be later than to.', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  test.each([newId(), 'nothing'])('of a cinema that does not exist (%s) there are none', async (cinemaId) => {
    const { client } = await testApp.newAccount('AUDITOR');
    expect((await client.request(ReadStatements, { cinemaId })).dailyStatements).toMatchObject({
      totalCount: 0,
      nodes: [],
    });
  });

  test('three statements take as many SQL statements as one', async () => {
    const count = async (variables: Parameters<typeof read>[0]) => {
      await emptyTheCache(testApp.app.services);
      return statementsOf(() => read(variables));
    };
    const [one, three] = [await count({ first: 1 }), await count({ first: 3 })];
    // The first one has no lines: what lines are about is not read.
    const lines = await count({ from: '2026-03-03', to: '2026-03-03' });
    expect(lines.length, lines.join('\n\n')).toBeLessThanOrEqual(11);
    expect(three.length, three.join('\n\n')).toBe(lines.length);
    expect(one.length).toBeLessThan(lines.length);
  });
});

describe('a statement as CSV', () => {
  const download = (id: string, token: string | undefined = auditor.token, name = `${id}.csv`) =>
    fetch(new URL(`/statements/${name}`, testApp.app.url), {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
  const idOf = async (number: number) => (await read()).nodes.find((node) => node.number === number)?.id ?? '';
  const token = async (...role: Parameters<TestApp['newAccount']>) => (await testApp.newAccount(...role)).client.token;

  test('has its lines, with names that are no formulas', async () => {
    const answer = await download(await idOf(2));
    const csv = await answer.text();
    const rows = parse<Record<string, string>>(csv, { columns: true });
    const same = {
      ...{ statement: '2', date: '2026-03-03', showing_id: showing.showingId, starts_at: '2026-06-01T20:00:00+02:00' },
      ...{ movie: "'=Good Night, and Good Luck.", auditorium: 'Saal 1', ticket_type: 'Adult', method: 'CARD' },
      ...{ currency: 'EUR', price: '12.00' },
    };
    expect(rows).toEqual([
      {
        ...{ ...same, sold_on: '2026-03-02', tickets: '0', tickets_cancelled: '1', gross: '0.00', refunded: '13.00' },
        ...{ net: '-13.00', tax_included: '-0.86' },
      },
      {
        ...{ ...same, sold_on: '2026-03-03', tickets: '2', tickets_cancelled: '0', gross: '26.00', refunded: '0.00' },
        ...{ net: '26.00', tax_included: '1.72' },
      },
    ]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="statement-2-2026-03-03.csv"',
      'cache-control': 'no-store',
    });
    expect((await read()).nodes[1]?.csv).toBe(csv);
  });

  test('is as docs/statements.md says', async () => {
    const page = await readFile(path.join(projectRoot, 'docs/statements.md'), 'utf8');
    const [, example = ''] = /```csv\n(.*?)```/s.exec(page) ?? [];
    const [header = '', ...lines] = (await (await download(await idOf(2))).text()).trimEnd().split('\r\n');
    const documented = example.trimEnd().split('\n');
    expect(documented[0]).toBe(header);
    const withoutItsOwn = (line: string) => line.replace(/[\da-f-]{36}/, 'id').replace("'=Good", 'Good');
    expect(documented.slice(1).map(withoutItsOwn)).toEqual(lines.map(withoutItsOwn));
    const columns = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, column]) => column);
    expect(columns).toEqual(header.split(','));
  });

  test('of a day without sales has the names of the columns alone', async () => {
    expect(await (await download(await idOf(3))).text()).toMatch(/^statement,date,.*tax_included\r\n$/);
  });

  test('has amounts with as many decimals as the currency', async () => {
    const yen = await makeShowing(testApp.database, { startsAt: new Date('2026-06-01T18:00:00Z'), currency: 'JPY' });
    await sellTickets(testApp, { showing: yen, seats: 1 });
    await setClock(testApp.database, noon(6));
    await testApp.app.services.issueStatements.issueAll(yen.cinemaId);
    const { client } = await testApp.newAccount('MANAGER', yen.cinemaId);
    const { dailyStatements } = await client.request(ReadStatements, { cinemaId: yen.cinemaId });
    expect(parse(dailyStatements.nodes[0]?.csv ?? '', { columns: true })).toMatchObject([
      { currency: 'JPY', gross: '1200' },
    ]);
  });

  test.each(['AUDITOR', 'MANAGER', 'ADMIN'] as const)('is for %s', async (role) => {
    const of = role === 'ADMIN' ? undefined : showing.cinemaId;
    expect((await download(await idOf(1), await token(role, of))).status).toBe(200);
  });

  const managerElsewhere = async () => token('MANAGER', (await makeShowing(testApp.database)).cinemaId);

  test.each<[string, () => Promise<string | undefined>, number, string]>([
    ['without a login', () => Promise.resolve(undefined), 401, 'UNAUTHENTICATED'],
    ['with a bad token', () => Promise.resolve('bad'), 401, 'UNAUTHENTICATED'],
    ['for a buyer', () => token(), 403, 'FORBIDDEN'],
    ['for BOX_OFFICE', () => token('BOX_OFFICE', showing.cinemaId), 403, 'FORBIDDEN'],
    ['for a manager of another cinema', managerElsewhere, 404, 'NOT_FOUND'],
  ])('is not there %s', async (_, caller, status, code) => {
    const given = await caller();
    const answer = await fetch(new URL(`/statements/${await idOf(1)}.csv`, testApp.app.url), {
      headers: given === undefined ? {} : { authorization: `Bearer ${given}` },
    });
    expect([answer.status, await answer.json()]).toMatchObject([status, { errors: [{ extensions: { code } }] }]);
    expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
  });

  test.each(['nothing.csv', `${newId()}.csv`, '.csv', 'x'])('there is none at /statements/%s', async (name) => {
    expect((await download('', auditor.token, name)).status).toBe(404);
  });
});
