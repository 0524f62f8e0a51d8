import pg from 'pg';
import { bookSeats } from '../support/buying.ts';
import { withClock, setClock } from '../support/database-clock.ts';
import { makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { sellTickets, statementsOfCinema } from '../reports/sales.ts';

/** PostgreSQL's own clock, by which transactions begin, is far from these: before the first, after the second. */
export const FUTURE = 2090;
export const PAST = 2020;

/** An app whose database has the noon of 2 March. It has no worker. */
export function startAt(year: number): Promise<TestApp> {
  return startTestApp('redis', {
    settings: { ROLE: 'api' },
    ...withClock(noon(year, 2)),
  });
}

const noon = (year: number, day: number) => new Date(Date.UTC(year, 2, day, 12));

/** Sells a ticket for a showing of a new cinema, and then moves the clock to the next day. */
async function sellYesterday(testApp: TestApp, year: number) {
  await setClock(testApp.database, noon(year, 2));
  const showing = await makeShowing(testApp.database, { startsAt: noon(year, 9) });
  await sellTickets(testApp, { showing, seats: 1 });
  await setClock(testApp.database, noon(year, 3));
  return showing;
}

/**
 * A second ticket is sold on the first day, and that is committed only after the first try to state the day.
 *
 * @returns how many statements there were by then, and how many tickets all of them have in the end
 */
export async function stateDuringSale(testApp: TestApp): Promise<{ statements: number; tickets: number }> {
  const { database, databaseUrl, app } = testApp;
  await setClock(database, noon(FUTURE, 2));
  const showing = await makeShowing(database, { startsAt: noon(FUTURE, 9) });
  const { cinemaId } = showing;
  await sellTickets(testApp, { showing, seats: 1 });
  const { client: buyer } = await testApp.newAccount();
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(-1) });
  await using sale = await openClient(databaseUrl);
  await sale.client.query(`begin; update payment set status = 'SUCCEEDED' where booking_id = '${id}'`);
  await sale.client.query(`update ticket set status = 'VALID', sold_at = clock_timestamp() where booking_id = '${id}'`);
  await setClock(database, noon(FUTURE, 3));
  await app.services.issueStatements.issueAll(cinemaId);
  const statements = await statementsOfCinema(database, cinemaId);
  await sale.client.query('commit');
  await app.services.issueStatements.issueAll(cinemaId);
  const lines = (await statementsOfCinema(database, cinemaId)).flatMap((statement) => statement.lines);
  return { statements: statements.length, tickets: lines.reduce((sum, { tickets }) => sum + tickets, 0) };
}

/** States a day while another transaction has done something and has not ended. @returns how many statements there are */
export async function stateBeside(testApp: TestApp, year: number, statement: string): Promise<number> {
  const { cinemaId } = await sellYesterday(testApp, year);
  await using other = await openClient(testApp.databaseUrl);
  await other.client.query(`begin; ${statement}`);
  await testApp.app.services.issueStatements.issueAll(cinemaId);
  return (await statementsOfCinema(testApp.database, cinemaId)).length;
}

/** Two workers state the same day: each has read the progress before the other can write. */
export async function stateTwice(testApp: TestApp) {
  const { cinemaId } = await sellYesterday(testApp, PAST);
  await using lock = await RowLock.take(testApp.databaseUrl, 'lock table daily_statement in exclusive mode', []);
  const { issueStatements } = testApp.app.services;
  const both = Promise.allSettled([issueStatements.issueAll(cinemaId), issueStatements.issueAll(cinemaId)]);
  await lock.untilAwaitedBy(2);
  await lock.release();
  const outcomes = (await both).map(({ status }) => status);
  const statements = await statementsOfCinema(testApp.database, cinemaId);
  return { outcomes, numbers: statements.map(({ number }) => number) };
}

async function openClient(connectionString: string): Promise<{ client: pg.Client } & AsyncDisposable> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return { client, [Symbol.asyncDispose]: () => client.end() };
}
