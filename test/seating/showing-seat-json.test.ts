import fc from 'fast-check';
import { extendSchema, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { type Asked, JsonAnswers, leaf, selections } from '../support/json-answers.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let answers: JsonAnswers;
let showing: MadeShowing;
/** On the same map, which has a seat more than this showing has states. */
let incomplete: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { prisma } = testApp.database;
  answers = await JsonAnswers.of(testApp);
  showing = await makeShowing(testApp.database, { rows: 3, seatsPerRow: 4 });
  incomplete = await repeatShowing(testApp.database, showing);
  const [first = '', second = '', third = ''] = showing.seatIds;
  await prisma.seat.update({
    where: { id: first },
    data: { section: 'Rang "Mitte" \u2028 \\', features: ['AISLE', 'WHEELCHAIR'], x: 1.5, y: -0.25 },
  });
  await prisma.showingSeat.deleteMany({ where: { showingId: incomplete.showingId, seatId: second } });
  await prisma.showingSeat.updateMany({
    where: { showingId: showing.showingId, seatId: third },
    data: { status: 'BLOCKED', version: 12_345 },
  });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const category = selections(leaf('id', 'name', 'color'), 'SeatCategory').map((inner) => `category ${inner}`);
const SEAT_FIELDS = leaf('id', 'label', 'section', 'row', 'number', 'features', 'rowIndex', 'indexInRow', 'x', 'y');
const seatSelection = selections([...SEAT_FIELDS, category], 'Seat');
const showingSeatSelection = selections(
  [...leaf('id', 'seatId', 'status', 'version'), seatSelection.map((inner) => `seat ${inner}`)],
  'ShowingSeat',
);

const VARIABLES = { yes: true, no: false };

function asQuery(fields: string): Pick<Asked, 'query'> {
  const [one, other] = [showing.showingId, incomplete.showingId];
  return {
    query: `query ($yes: Boolean = true, $no: Boolean = false) {
      __typename @skip(if: $yes) @include(if: $no)
      one: showing(id: "${one}") { ...Fields } other: showing(id: "${other}") { ...Fields }
    } fragment Fields on Showing { ${fields} }`,
  };
}

describe('written by a template, byte for byte as graphql-js writes them:', () => {
  test('the seats of a showing, in any selection', async () => {
    await fc.assert(
      fc.asyncProperty(showingSeatSelection, fc.boolean(), async (selection, yes) => {
        const variables = { yes, no: !yes };
        expect(await answers.expectSame({ ...asQuery(`seats ${selection}`), variables })).toBe(2);
      }),
      { numRuns: 150 },
    );
  });

  test('the seats of a map, in any selection', async () => {
    await fc.assert(
      fc.asyncProperty(seatSelection, async (selection) => {
        const asked = { ...asQuery(`seatMap { seats ${selection} }`), variables: VARIABLES };
        expect(await answers.expectSame(asked)).toBe(2);
      }),
      { numRuns: 100 },
    );
  });

  test('the columns', async () => {
    const columns = 'seatStates { __typename a: ids ids seatIds statuses versions }';
    expect(await answers.expectSame({ ...asQuery(columns), variables: VARIABLES })).toBe(10);
  });

  test('seats that are selected in two places, and differ with a variable', async () => {
    const fields =
      'seats { status } ...More } fragment More on Showing { seats @include(if: $yes) { version id @skip(if: $no) }';
    for (const [yes, no] of [
      [false, false],
      [true, true],
      [true, false],
      [true, true],
      [false, true],
    ]) {
      expect(await answers.expectSame({ ...asQuery(fields), variables: { yes, no } })).toBe(2);
    }
  });
});

test('the nth of each column is about the nth seat of the map, and a seat without a state is BLOCKED', async () => {
  const { text } = await answers.answer(
    asQuery('seatMap { seats { id } } seats { id seatId status version } seatStates { ids seatIds statuses versions }'),
    true,
  );
  interface Answered {
    seatMap: { seats: { id: string }[] };
    seats: { id: string; seatId: string; status: string; version: number }[];
    seatStates: { ids: string[]; seatIds: string[]; statuses: string[]; versions: number[] };
  }
  const { one, other } = (JSON.parse(text) as { data: Record<'one' | 'other', Answered> }).data;
  for (const { seatMap, seatStates } of [one, other]) {
    expect(seatStates.seatIds).toEqual(seatMap.seats.map(({ id }) => id));
    expect(seatStates.ids).toHaveLength(seatMap.seats.length);
  }
  expect(one.seats).toEqual(
    one.seatStates.ids.map((id, nth) => ({
      ...{ id, seatId: one.seatStates.seatIds[nth] },
      ...{ status: one.seatStates.statuses[nth], version: one.seatStates.versions[nth] },
    })),
  );
  expect(one.seatStates.statuses.slice(0, 3)).toEqual(['AVAILABLE', 'AVAILABLE', 'BLOCKED']);
  expect(one.seatStates.versions.slice(0, 3)).toEqual([0, 0, 12_345]);
  expect(other.seats).toHaveLength(showing.seatIds.length - 1);
  expect(other.seatStates.statuses.slice(0, 3)).toEqual(['AVAILABLE', 'BLOCKED', 'AVAILABLE']);
});

test('a field that no template knows is left to graphql-js, also one that comes later', async () => {
  const later = extendSchema(
    answers.schema,
    parse('extend type ShowingSeat { price: Int! } extend type Seat { later: String, plain: String }'),
  );
  const fieldsOf = (name: string) =>
    (later.getType(name) as unknown as { getFields(): Record<string, object> }).getFields();
  Object.assign(fieldsOf('ShowingSeat')['price'] ?? {}, { resolve: () => 7 });
  Object.assign(fieldsOf('Seat')['later'] ?? {}, { resolve: () => 'A2' });
  const ask = (fields: string) => answers.expectSame({ ...asQuery(fields), variables: VARIABLES, in: later });
  expect(await ask('seats { price status }')).toBe(0);
  expect(await ask('seats { status seat { later } }')).toBe(0);
  expect(await ask('seats { status price @skip(if: $yes) }')).toBe(2);
  expect(await ask('seats { seat { plain } }')).toBe(2);
  expect(await ask('seatMap { seats { later } }')).toBe(0);
  expect(await ask('seatMap { seats { soldWith { label } companionOf { label } } }')).toBe(0);
});
