import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withClock, setClock } from '../support/database-clock.ts';
import { makeShowing } from '../support/fixtures.ts';
import { MODES, startTestApp } from '../support/test-app.ts';
import { sellTickets, type Stated, statementsOfCinema } from './sales.ts';

const noon = (day: number) => new Date(Date.UTC(2026, 2, day, 12));

test.each(MODES)('a worker makes the statement of a day by itself (%s)', async (mode) => {
  await using testApp = await startTestApp(mode, { ...withClock(noon(2)) });
  const { database } = testApp;
  const showing = await makeShowing(database, { startsAt: noon(9) });
  await sellTickets(testApp, { showing, seats: 1 });
  await setClock(database, noon(3));
  let statements: Stated[] = [];
  while (statements.length === 0) {
    await sleep(50);
    statements = await statementsOfCinema(database, showing.cinemaId);
  }
  expect(statements).toMatchObject([{ number: 1, date: new Date('2026-03-02'), lines: [{ tickets: 1 }] }]);
});
