import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { GraphQLClient } from '../support/client.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { argumentsOf, type Belongings, makeBelongings } from './belongings.ts';
import { type IdPlace, idPlaces, nameOf, withId } from './id-places.ts';

/** What anybody can read: that it exists is no secret. */
const FOR_ANYBODY = new Set([
  'Auditorium',
  'Cinema',
  'Movie',
  'Seat',
  'SeatCategory',
  'SeatMap',
  'Showing',
  'TicketType',
]);
/** No ids of rows. */
const OF_NOTHING = new Set(['key']);

const places = idPlaces();
const secret = places.filter(({ of }) => !FOR_ANYBODY.has(of) && !OF_NOTHING.has(of));

let testApp: TestApp;
/** Whose ids are asked for. */
let owners: Record<string, Belongings>;
/** Who asks, each with things of its own. */
let callers: Record<string, Belongings>;
let nobody: GraphQLClient;
beforeAll(async () => {
  // The role api has no workers: nothing changes between two answers.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  nobody = testApp.client;
  owners = { 'an account': await makeBelongings(testApp), 'a guest': await makeBelongings(testApp, { isGuest: true }) };
  callers = {
    'another account': await makeBelongings(testApp),
    'another guest': await makeBelongings(testApp, { isGuest: true }),
    "another cinema's manager": await makeBelongings(testApp, { role: 'MANAGER' }),
    "another cinema's box office": await makeBelongings(testApp, { role: 'BOX_OFFICE' }),
  };
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** What is said to an operation with an id at a place, without the id. */
async function answer(client: GraphQLClient, place: IdPlace, { args, id }: { args: object; id: string }) {
  const { operation, kind, path } = place;
  const given = withId(args, path, { id });
  const variables = Object.fromEntries(
    operation.args.map(({ name }) => [name, (given as Record<string, unknown>)[name]]),
  );
  const declared = operation.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = operation.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const query = `${kind} (${declared}) { ${operation.name}(${passed}) ${selectionOf(place)} }`;
  const said =
    kind === 'subscription' ? await subscribed(client, { query, variables }) : await client.send(query, variables);
  return JSON.stringify(said).replaceAll(id, 'the id');
}

async function subscribed(
  { url, token }: GraphQLClient,
  payload: { query: string; variables: Record<string, unknown> },
) {
  await using socket = await RawSocket.connect(url, token);
  const { type, payload: said } = await socket.ask(payload);
  return { type, said };
}

function selectionOf({ operation }: IdPlace): string {
  const type = getNamedType(operation.type);
  if (isLeafType(type)) return '';
  const fields = isObjectType(type) ? type.getFields() : {};
  const parts = ['__typename', ...('errors' in fields ? ['errors { __typename message path }'] : [])];
  if ('totalCount' in fields) parts.push('totalCount nodes { __typename }');
  return `{ ${parts.join(' ')} }`;
}

test('every id in the arguments of an operation is of something known', () => {
  expect(places.length).toBeGreaterThan(60);
  expect(secret.map(nameOf)).toEqual(
    expect.arrayContaining(['booking.id', 'node.id', 'releaseHold.input.holdId', 'bookingUpdated.bookingId']),
  );
});

describe.each(secret.map((place): [string, IdPlace] => [nameOf(place), place]))('%s', (_, place) => {
  test.each([
    ['another account', 'an account'],
    ['another account', 'a guest'],
    ['another guest', 'an account'],
    ['another guest', 'a guest'],
    ["another cinema's manager", 'an account'],
    ["another cinema's box office", 'an account'],
  ])('of %s with the id of %s is answered as with an unknown one', async (caller, owner) => {
    const own = callers[caller];
    const id = owners[owner]?.ids[place.of];
    if (!own || id === undefined) throw new Error(`there is no id of ${place.of}: make one in belongings.ts`);
    const args = await argumentsOf(place.operation.name, own);
    await withoutAnyChange(testApp.database, async () => {
      const unknown = await answer(own.client, place, { args, id: newId() });
      expect(await answer(own.client, place, { args, id })).toBe(unknown);
    });
  });

  test('of nobody is answered as with an unknown one', async () => {
    const [own, id] = [callers['another account'], owners['an account']?.ids[place.of] ?? ''];
    const args = own ? await argumentsOf(place.operation.name, own) : {};
    const unknown = await answer(nobody, place, { args, id: newId() });
    expect(await answer(nobody, place, { args, id })).toBe(unknown);
  });
});

/** Those of a role for all cinemas, which has no own. */
const ONLY_FOR_ALL_CINEMAS = new Set([
  'auditLog',
  'deadLetters',
  'retryDeadLetter',
  'hideReview',
  'unhideReview',
  'grantRole',
  'revokeRole',
]);

test.each(
  secret
    .filter(({ operation }) => !ONLY_FOR_ALL_CINEMAS.has(operation.name))
    .map((place): [string, IdPlace] => [nameOf(place), place]),
)('%s of its owner is answered otherwise', async (_, place) => {
  const own = await makeBelongings(testApp, { role: 'MANAGER' });
  const args = await argumentsOf(place.operation.name, own);
  const unknown = await answer(own.client, place, { args, id: newId() });
  expect(await answer(own.client, place, { args, id: own.ids[place.of] ?? '' })).not.toBe(unknown);
});
