import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { importTwice, LARGE, SMALL } from './seat-map-imports.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('two maps that are imported at once become two versions', async () => {
  expect(await importTwice(testApp, [SMALL, LARGE])).toEqual({ versions: [1, 2, 3], failures: 0 });
});

test('a map that is imported twice at once becomes one version', async () => {
  expect(await importTwice(testApp, [SMALL, SMALL])).toEqual({ versions: [1, 2], failures: 0 });
});

test('imports for two auditoriums add the same categories at once, whatever their order in the documents', async () => {
  const { database, databaseUrl } = testApp;
  const { auditoriumId, cinemaId } = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  const { id: another } = await database.prisma.auditorium.create({ data: { cinemaId, name: 'Another' } });
  const { client } = await testApp.newAccount('MANAGER', cinemaId);
  const insert = 'insert into seat_category (id, cinema_id, name) values ($1, $2, $3)';
  const first = await RowLock.take(databaseUrl, insert, [newId(), cinemaId, 'X']);
  const imports = [
    { auditoriumId, document: 'X = X\nY = Y\nA: XY' },
    { auditoriumId: another, document: 'X = X\nY = Y\nA: YX' },
  ].map((input) => sendMutation(client, 'importSeatMap', { ...input, format: 'TEXT' }));
  await first.untilAwaitedBy(2);
  // Neither has added Y and waits for X, or the other would wait for it with X.
  const second = await RowLock.take(databaseUrl, insert, [newId(), cinemaId, 'Y']);
  for (const lock of [second, first]) await lock[Symbol.asyncDispose]();
  const answers = await Promise.all(imports);
  expect(answers.map(({ data }) => data?.['importSeatMap']?.errors)).toEqual([[], []]);
  const categories = await database.prisma.seatCategory.findMany({ where: { cinemaId }, orderBy: { name: 'asc' } });
  expect(categories.map(({ name }) => name)).toEqual(['Standard', 'X', 'Y']);
});
