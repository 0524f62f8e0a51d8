import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('imports for two auditoriums can add the same categories at once, in any order', async () => {
  const { database, databaseUrl } = testApp;
  const { auditoriumId, cinemaId } = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  const { id: another } = await database.prisma.auditorium.create({ data: { cinemaId, name: 'Another' } });
  const { client } = await testApp.newAccount('MANAGER', cinemaId);
  await using lock = await RowLock.take(databaseUrl, 'lock table seat_category in share mode', []);
  const imports = [
    { auditoriumId, document: 'X = X\nY = Y\nA: XY' },
    { auditoriumId: another, document: 'X = X\nY = Y\nA: YX' },
  ].map((input) => sendMutation(client, 'importSeatMap', { ...input, format: 'TEXT' }));
  await lock.untilAwaitedBy(2);
  await lock.release();
  const answers = await Promise.all(imports);
  expect(answers.map(({ data }) => data?.['importSeatMap']?.errors)).toEqual([[], []]);
  const categories = await database.prisma.seatCategory.findMany({ where: { cinemaId }, orderBy: { name: 'asc' } });
  expect(categories.map(({ name }) => name)).toEqual(['Standard', 'X', 'Y']);
});
