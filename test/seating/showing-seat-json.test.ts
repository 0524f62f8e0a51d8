import fc from 'fast-check';
import { execute, extendSchema, type GraphQLSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestContext } from '../../src/graphql/context.ts';
import { Budget } from '../../src/graphql/limits/budget.ts';
import { Loaders } from '../../src/graphql/loaders.ts';
import { ReadyJson, writeJson } from '../../src/graphql/ready-json.ts';
import { modules } from '../../src/modules.ts';
import { createSchema, Resolvers } from '../../src/server/schema.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let schema: GraphQLSchema;
let showing: MadeShowing;
/** On the same map, which has a seat more than this showing has states. */
let incomplete: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { prisma } = testApp.database;
  const classes = (await modules.load()).flatMap(({ resolvers = [] }) => resolvers);
  const resolvers = new Resolvers(classes);
  resolvers.make(testApp.app.services);
  schema = createSchema(classes, resolvers.lookup);
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

interface Asked {
  query: string;
  variables?: Record<string, unknown>;
  in?: GraphQLSchema;
}

interface Written {
  text: string;
  /** How many lists were written as ready texts. */
  readyTexts: number;
}

/** What the server answers, with ready texts and without. */
async function answer({ query, variables = {}, in: asked = schema }: Asked, isReady: boolean): Promise<Written> {
  const document = parse(query);
  const problems = validate(asked, document);
  if (problems.length > 0) throw new Error(`${query}: ${problems.join('\n')}`);
  const ready = new ReadyJson();
  let readyTexts = 0;
  const list: ReadyJson['list'] = (info, json) => {
    readyTexts++;
    return ready.list(info, json);
  };
  const contextValue: Partial<RequestContext> = {
    loaders: new Loaders(),
    budget: new Budget(),
    ...(isReady && { ready: { list } as ReadyJson }),
  };
  const result = await execute({ schema: asked, document, contextValue, variableValues: variables });
  ready.keepFor(result);
  return { text: writeJson(result), readyTexts };
}

async function expectSame(asked: Asked): Promise<number> {
  const [written, expected] = [await answer(asked, true), await answer(asked, false)];
  expect(written.text, asked.query).toBe(expected.text);
  return written.readyTexts;
}

/** Selections of a type as text: aliases, fragments, fields that are asked for twice, directives. */
function selections(fields: readonly fc.Arbitrary<string>[], type: string): fc.Arbitrary<string> {
  const directive = fc.constantFrom(
    '',
    '',
    '',
    ' @include(if: $yes)',
    ' @include(if: $no)',
    ' @skip(if: $no)',
    ' @skip(if: true)',
  );
  const field = fc
    .tuple(fc.constantFrom('', '', 'a: ', 'b: '), fc.oneof(...fields, fc.constant('__typename')), directive)
    .map(([alias, name, where]) => withAlias(alias, name, where));
  const some = fc.array(field, { minLength: 1, maxLength: 6 }).map((each) => each.join(' '));
  const fragment = fc.tuple(fc.constantFrom('...', `... on ${type}`), directive, some);
  return fc
    .tuple(some, fc.array(fragment, { maxLength: 2 }))
    .map(
      ([own, fragments]) =>
        `{ ${own} ${fragments.map(([on, where, inner]) => `${on}${where} { ${inner} }`).join(' ')} }`,
    );
}

/** An alias is used for one field only: two fields under one name are no valid operation. */
function withAlias(alias: string, field: string, directive: string): string {
  const [name = '', ...rest] = field.split(' ');
  return `${alias && `${alias.slice(0, 1)}_${name}: `}${name}${directive} ${rest.join(' ')}`;
}

const leaf = (...names: string[]) => names.map((name) => fc.constant(name));
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
        expect(await expectSame({ ...asQuery(`seats ${selection}`), variables })).toBe(2);
      }),
      { numRuns: 150 },
    );
  });

  test('the seats of a map, in any selection', async () => {
    await fc.assert(
      fc.asyncProperty(seatSelection, async (selection) => {
        const asked = { ...asQuery(`seatMap { seats ${selection} }`), variables: VARIABLES };
        expect(await expectSame(asked)).toBe(2);
      }),
      { numRuns: 100 },
    );
  });

  test('the columns', async () => {
    const columns = 'seatStates { __typename a: ids ids seatIds statuses versions }';
    expect(await expectSame({ ...asQuery(columns), variables: VARIABLES })).toBe(10);
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
      expect(await expectSame({ ...asQuery(fields), variables: { yes, no } })).toBe(2);
    }
  });
});

test('the nth of each column is about the nth seat of the map, and a seat without a state is BLOCKED', async () => {
  const { text } = await answer(
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
    schema,
    parse('extend type ShowingSeat { price: Int! } extend type Seat { later: String, plain: String }'),
  );
  const fieldsOf = (name: string) =>
    (later.getType(name) as unknown as { getFields(): Record<string, object> }).getFields();
  Object.assign(fieldsOf('ShowingSeat')['price'] ?? {}, { resolve: () => 7 });
  Object.assign(fieldsOf('Seat')['later'] ?? {}, { resolve: () => 'A2' });
  const ask = (fields: string) => expectSame({ ...asQuery(fields), variables: VARIABLES, in: later });
  expect(await ask('seats { price status }')).toBe(0);
  expect(await ask('seats { status seat { later } }')).toBe(0);
  expect(await ask('seats { status price @skip(if: $yes) }')).toBe(2);
  expect(await ask('seats { seat { plain } }')).toBe(2);
  expect(await ask('seatMap { seats { later } }')).toBe(0);
  expect(await ask('seatMap { seats { soldWith { label } companionOf { label } } }')).toBe(0);
});
