import fc from 'fast-check';
import { extendSchema, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { JsonAnswers, leaf, selections } from '../support/json-answers.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let answers: JsonAnswers;
let showings: MadeShowing[];
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  answers = await JsonAnswers.of(testApp);
  const { prisma } = testApp.database;
  const make = (currency: string) => makeShowing(testApp.database, { rows: 1, seatsPerRow: 1, currency });
  showings = await Promise.all(['EUR', 'JPY', 'KWD'].map(make));
  const [{ priceListId, ticketTypeId, categoryId } = { priceListId: '', ticketTypeId: '', categoryId: '' }] = showings;
  const surcharge = { id: ticketTypeId, priceListId, position: 0, label: 'Online', amountMinor: -75 };
  await prisma.surcharge.create({ data: { ...surcharge, weekdays: [], formats: [], seatCategoryIds: [categoryId] } });
  const description = 'Show your "card" \u2028 \\ at the door.';
  await prisma.ticketType.update({
    where: { id: ticketTypeId },
    data: { description, seatFeature: 'WHEELCHAIR', maxPerBooking: 2, soldOnline: false },
  });
});
afterAll(() => testApp[Symbol.asyncDispose]());

function asQuery(fields: string): string {
  const each = showings.map(({ showingId }, nth) => `s${nth}: showing(id: "${showingId}") { prices ${fields} }`);
  return `query ($yes: Boolean = true, $no: Boolean = false) { __typename @skip(if: $yes) @include(if: $no) ${each.join(' ')} }`;
}

const category = selections(leaf('id', 'name', 'color'), 'SeatCategory').map((inner) => `category ${inner}`);
const ticketType = selections(
  leaf('id', 'version', 'name', 'description', 'seatFeature', 'maxPerBooking', 'soldOnline', 'archivedAt'),
  'TicketType',
).map((inner) => `ticketType ${inner}`);
const money = selections(leaf('amountMinor', 'currency', 'decimal'), 'Money').map((inner) => `price ${inner}`);

test('prices in any selection are written by a template, byte for byte as graphql-js writes them', async () => {
  await fc.assert(
    fc.asyncProperty(selections([category, ticketType, money], 'Price'), fc.boolean(), async (selection, yes) => {
      expect(await answers.expectSame({ query: asQuery(selection), variables: { yes, no: !yes } })).toBe(3);
    }),
    { numRuns: 150 },
  );
});

test('a field that no template knows is left to graphql-js', async () => {
  const variables = { yes: true, no: false };
  const later = extendSchema(answers.schema, parse('extend type Price { later: String, plain: String }'));
  const fields = (later.getType('Price') as unknown as { getFields(): Record<string, object> }).getFields();
  Object.assign(fields['later'] ?? {}, { resolve: () => 'later' });
  const ask = (selected: string) => answers.expectSame({ query: asQuery(selected), variables, in: later });
  expect(await ask('{ price { amountMinor } later }')).toBe(0);
  expect(await ask('{ ticketType { oneForEach { id } } }')).toBe(0);
  expect(await ask('{ price { amountMinor } later @skip(if: $yes) }')).toBe(3);
});

test('a change of a price is written anew, and another selection as well', async () => {
  const [{ showingId, priceListId } = { showingId: '', priceListId: '' }] = showings;
  const ask = async (amount: string) => {
    const query = `{ showing(id: "${showingId}") { prices { price { ${amount} } } } }`;
    return (await answers.answer({ query }, true)).text;
  };
  expect(await ask('amountMinor')).toContain('[{"price":{"amountMinor":1125}},{"price":{"amountMinor":725}}]');
  expect(await ask('decimal')).toContain('[{"price":{"decimal":"11.25"}},{"price":{"decimal":"7.25"}}]');
  await testApp.database.prisma.price.updateMany({ where: { priceListId }, data: { amountMinor: 1000 } });
  expect(await ask('amountMinor')).toContain('[{"price":{"amountMinor":925}},{"price":{"amountMinor":925}}]');
});
