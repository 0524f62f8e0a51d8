import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../src/platform/ids.ts';
import type { GraphQLClient } from '../../support/client.ts';
import { makeShowing, type MadeShowing } from '../../support/fixtures.ts';
import { withoutAnyChange } from '../../support/rows.ts';
import { sendMutation } from '../../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { DOCUMENT, importMap } from './importing.ts';

let testApp: TestApp;
let showing: MadeShowing;
let manager: GraphQLClient;
let managerId: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  ({ client: manager, accountId: managerId } = await testApp.newAccount('MANAGER', showing.cinemaId));
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** An auditorium without a map, in the cinema of the manager. */
async function newAuditorium(): Promise<string> {
  const id = newId();
  await testApp.database.prisma.auditorium.create({ data: { id, cinemaId: showing.cinemaId, name: `Saal ${id}` } });
  return id;
}

async function entriesOf(entityId: string) {
  return testApp.database.prisma.auditEntry.findMany({ where: { entityId } });
}

test('a document becomes the first map of an auditorium, with all that it says', async () => {
  const auditoriumId = await newAuditorium();
  const { seatMap, errors } = await importMap(manager, { auditoriumId });
  expect(errors).toEqual([]);
  expect(seatMap).toMatchObject({ version: 1, capacity: 14, auditorium: { id: auditoriumId } });
  expect(seatMap?.categories.map(({ name, color }) => [name, color])).toEqual([
    ['Love seat', '#cc79a7'],
    // It was in the cinema before, and keeps its colour.
    ['Standard', '#888'],
    ['VIP', '#e69f00'],
  ]);
  expect(seatMap?.areas).toEqual([
    {
      points: [
        { x: 0, y: -2 },
        { x: 5, y: -2 },
        { x: 5, y: -1.5 },
        { x: 0, y: -1.5 },
      ],
      text: 'Screen',
      color: '#333',
    },
  ]);
  const seats = new Map(seatMap?.seats.map((seat) => [seat.label, seat]));
  expect([...seats.keys()].join(' ')).toBe('A1 A2 A3 A4 A5 B12A B1 B2 B3 B4 C1 C2 C3 C4');
  expect(seats.get('A5')).toMatchObject({ features: ['AISLE', 'RESTRICTED_VIEW'], x: 5, y: 0, indexInRow: 5 });
  expect(seats.get('B12A')).toMatchObject({ row: 'B', number: '12A', category: { name: 'VIP' }, y: 1, rowIndex: 1 });
  expect(seats.get('C1')).toMatchObject({ features: ['WHEELCHAIR', 'AISLE'], y: 3, rowIndex: 2, companionOf: null });
  expect(seats.get('C2')).toMatchObject({ features: ['COMPANION', 'AISLE'], companionOf: { label: 'C1' } });
  expect(seats.get('C3')?.soldWith).toEqual([{ label: 'C4' }]);
  expect(seats.get('C4')?.soldWith).toEqual([{ label: 'C3' }]);
  expect(seats.get('A1')).toMatchObject({ soldWith: [], companionOf: null });
});

test.each(['TEXT', 'PRETIX_JSON'] as const)('the import of an export in %s makes no new version', async (format) => {
  const auditoriumId = await newAuditorium();
  const { seatMap } = await importMap(manager, { auditoriumId });
  const document = (format === 'TEXT' ? seatMap?.text : seatMap?.json) ?? '';
  const again = await withoutAnyChange(testApp.database, () => importMap(manager, { auditoriumId, document, format }));
  expect(again).toEqual({ seatMap, errors: [] });
  expect(again.seatMap).toEqual(seatMap);
  // In another auditorium it makes the same map.
  const copy = await importMap(manager, { auditoriumId: await newAuditorium(), document, format });
  expect(copy.seatMap?.text).toBe(seatMap?.text);
  expect(copy.seatMap?.id).not.toBe(seatMap?.id);
});

test.each([
  ['a seat', ['A: SS.SSR', 'A: SS.SSRS']],
  ['the number of a seat', ['| 12A 1-4', '| 12 1-4']],
  ['the category of a seat', ['A: SS.SSR', 'A: SV.SSR']],
  ['a feature of a seat', ['A: SS.SSR', 'A: SS.SSS']],
  ['a gap', ['A: SS.SSR', 'A: SSS.SR']],
  ['a place', ['A: SS.SSR', 'A: SS.SSR @ 0,0 1,0 3,0 4,0 5,0.1']],
  ['the order of a couple and a companion', ['C: WB.CC', 'C: BW.CC']],
  ['a section', ['A: SS.SSR', '[Stalls]\nA: SS.SSR\n[Balcony]']],
  ['an area', ['5,-1.5', '5,-1']],
  ['the text of an area', ['area Screen', 'area Stage']],
])('another %s makes a new version', async (_, [from = '', to = '']) => {
  const auditoriumId = await newAuditorium();
  await importMap(manager, { auditoriumId });
  const document = DOCUMENT.replace(from, to);
  expect(document).not.toBe(DOCUMENT);
  const { seatMap, errors } = await importMap(manager, { auditoriumId, document });
  expect(errors).toEqual([]);
  expect(seatMap?.version).toBe(2);
});

test('a dry run answers with the map that would be made, and changes nothing', async () => {
  const auditoriumId = await newAuditorium();
  const document = `${DOCUMENT}\nN = Brand new, red\nD: N`;
  const tried = await withoutAnyChange(testApp.database, () =>
    importMap(manager, { auditoriumId, document, dryRun: true }),
  );
  const { seatMap } = await importMap(manager, { auditoriumId, document });
  const withoutIds = (map: typeof seatMap) =>
    map && {
      ...map,
      id: '',
      importedAt: '',
      categories: map.categories.map(({ name, color }) => ({ name, color })),
      seats: map.seats.map((seat) => ({ ...seat, id: '' })),
    };
  expect(withoutIds(tried.seatMap)).toEqual(withoutIds(seatMap));
  expect(tried.seatMap?.version).toBe(1);
  expect(tried.seatMap?.id).not.toBe(seatMap?.id);
  expect(await testApp.database.prisma.seatMap.count({ where: { id: tried.seatMap?.id ?? '' } })).toBe(0);
  const again = await importMap(manager, { auditoriumId, document, dryRun: true });
  expect(again.seatMap).toEqual(seatMap);
});

test('a map and its new categories are in the audit log, and nothing is when no version was made', async () => {
  const auditoriumId = await newAuditorium();
  const document = 'S = Standard\nN = Audited seats, red\nA: SN';
  const { seatMap } = await importMap(manager, { auditoriumId, document });
  await importMap(manager, { auditoriumId, document });
  const entries = await entriesOf(seatMap?.id ?? '');
  expect(entries).toMatchObject([
    { actorId: managerId, action: 'importSeatMap', entityType: 'SeatMap', cinemaId: showing.cinemaId },
  ]);
  expect(entries[0]?.changes).toContainEqual({ field: 'capacity', before: null, after: 2 });
  const category = seatMap?.categories.find(({ name }) => name === 'Audited seats');
  expect(await entriesOf(category?.id ?? '')).toMatchObject([{ action: 'importSeatMap', entityType: 'SeatCategory' }]);
  const { categoryId } = showing;
  expect(await entriesOf(categoryId)).toEqual([]);
});

test('everything that is wrong in a document is named, and nothing is changed', async () => {
  const document = 'S = Standard\nA: SXS | 1 2 2\nB: SS | 1';
  const { seatMap, errors } = await withoutAnyChange(testApp.database, () =>
    importMap(manager, { auditoriumId: showing.auditoriumId, document }),
  );
  expect(seatMap).toBeNull();
  expect(errors).toMatchObject([{ __typename: 'SeatMapRejected', path: ['input', 'document'], problemCount: 3 }]);
  const [error] = errors;
  expect(error?.__typename === 'SeatMapRejected' ? error.problems : []).toMatchObject([
    { message: 'It is not in the legend.', line: 2, row: 'A', seat: '2', value: 'X' },
    { message: 'There are 2 seats, but not as many numbers.', line: 3, row: 'B' },
    { message: 'There is another seat of this name on line 2.', line: 2, row: 'A', seat: '2' },
  ]);
});

test.each([
  ['unknown', newId()],
  ['malformed', 'saal-1'],
])('an auditorium whose id is %s is not found', async (_, auditoriumId) => {
  const { client } = await testApp.newAccount('ADMIN');
  const answer = await withoutAnyChange(testApp.database, () => importMap(client, { auditoriumId }));
  expect(answer).toMatchObject({ seatMap: null, errors: [{ __typename: 'NotFound' }] });
});

test('a closed auditorium gets no map', async () => {
  const auditoriumId = await newAuditorium();
  await testApp.database.prisma.auditorium.update({ where: { id: auditoriumId }, data: { closedAt: new Date() } });
  const answer = await withoutAnyChange(testApp.database, () => importMap(manager, { auditoriumId }));
  expect(answer).toMatchObject({ seatMap: null, errors: [{ __typename: 'NotFound' }] });
});

test('a document of several hundred kilobytes is imported, and one of more than 5 MB is InvalidInput', async () => {
  const auditoriumId = await newAuditorium();
  const rows = Array.from({ length: 30 }, (_, row) => ({
    row_number: String(row + 1),
    position: { x: 0, y: row * 25 },
    seats: Array.from({ length: 100 }, (__, index) => ({
      ...{ seat_guid: `${row}-${index}`, seat_number: String(index + 1), category: 'Standard' },
      position: { x: index * 25, y: 0 },
    })),
  }));
  const zones = [{ name: 'Main', position: { x: 0, y: 0 }, rows }];
  const document = JSON.stringify({ name: 'Hall', categories: [{ name: 'Standard' }], zones });
  expect(document.length).toBeGreaterThan(200_000);
  const input = { auditoriumId, format: 'PRETIX_JSON', document };
  expect((await sendMutation(manager, 'importSeatMap', input)).data?.['importSeatMap']).toEqual({ errors: [] });
  expect(await testApp.database.prisma.seat.count({ where: { seatMap: { auditoriumId } } })).toBe(3_000);
  const tooLong = { ...input, document: document.padEnd(5_000_001) };
  const refusal = (await sendMutation(manager, 'importSeatMap', tooLong)).data?.['importSeatMap'];
  expect(refusal?.errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'document'] }]);
});
