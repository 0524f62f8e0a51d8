import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/graphql/limits/limits.ts';
import { bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { errorsIn, RawSocket } from '../support/raw-socket.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let buyer: GraphQLClient;
let bookingId: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  ({ client: buyer } = await testApp.newAccount());
  ({ id: bookingId } = await bookSeats(buyer, showing, { seatIds: showing.seatIds }));
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** A selection of fields of a showing, which is two levels deep, and the definitions beside it. */
interface Question {
  ofShowing: string;
  fragments?: string;
  variables?: Record<string, unknown>;
  defined?: string;
}

/** @returns the errors, each as in "CODE: message" */
type Ask = (question: Question) => Promise<string[]>;

const codeAndMessage = ({ message, extensions }: { message: string; extensions: { code: string } }) =>
  `${extensions.code}: ${message}`;

const overHttp: Ask = async ({ ofShowing, fragments = '', variables, defined = '' }) => {
  const query = `query Q${defined} { showings(first: 1) { nodes { ${ofShowing} } } } ${fragments}`;
  const { errors = [] } = await buyer.send(query, variables);
  return errors.map(codeAndMessage);
};

const overWebSocket: Ask = async ({ ofShowing, fragments = '', variables = {}, defined = '' }) => {
  const query = `subscription Q${defined} { bookingUpdated(bookingId: "${bookingId}") { showing { ${ofShowing} } } } ${fragments}`;
  await using socket = await RawSocket.connect(buyer.url, buyer.token);
  const errors = errorsIn(await socket.ask({ query, variables })) ?? [];
  return errors.map(codeAndMessage);
};

/** Fields within fields below a showing. */
function nested(levels: number): string {
  const names = ['movie', 'showings(first: 1)', 'nodes'];
  const leaves = ['id', 'id', 'totalCount'];
  let selection = leaves[(levels - 1) % 3] ?? '';
  for (let level = levels - 2; level >= 0; level--) selection = `${names[level % 3]} { ${selection} }`;
  return selection;
}

function aliases(count: number): string {
  return Array.from({ length: count }, (_, index) => `a${index}: id`).join(' ');
}

/** Fields of different names, as many as wanted: each use of the fragment of ten counts ten. */
function fields(count: number): string {
  return `${'...Ten '.repeat(Math.floor(count / 10))} ${'id '.repeat(count % 10)}`;
}
const TEN = `fragment Ten on Showing { ${'id '.repeat(10)} }`;

function directives(...counts: number[]): string {
  return counts.map((count) => `... { id ${'@include(if: true) '.repeat(count)} }`).join(' ');
}

/** A list of lists in the document. */
function list(levels: number): string {
  return levels === 0 ? '"x"' : `[${list(levels - 1)}]`;
}

/** Each fragment uses the next one twice: 2 to the power of `length` fields. */
function bomb(length: number): string {
  const fragments = Array.from(
    { length },
    (_, index) => `fragment F${index} on Showing { ...F${index + 1} ...F${index + 1} }`,
  );
  return [...fragments, `fragment F${length} on Showing { id }`].join(' ');
}

const MANY = '$many: Int';
const OF_IDS = 'movie { showings(filter: { movieIds: $ids }) { totalCount } }';
const PAGE_OF_MANY = 'movie { showings(first: $many) { nodes { id } } }';
const MUCH = 'movie { showings(first: 100) { nodes { movie { showings(first: 100) { nodes { id endsAt } } } } } }';

describe.each([
  ['HTTP', overHttp],
  ['a WebSocket', overWebSocket],
])('over %s', (_, ask) => {
  test('an operation within every limit is answered', async () => {
    expect(await ask({ ofShowing: nested(LIMITS.depth - 2) })).toEqual([]);
    expect(await ask({ ofShowing: fields(LIMITS.fields - 2), fragments: TEN })).toEqual([]);
    expect(await ask({ ofShowing: aliases(LIMITS.aliases) })).toEqual([]);
    expect(await ask({ ofShowing: '...F0', fragments: bomb(8) })).toEqual([]);
    expect(await ask({ ofShowing: 'id '.repeat(30) })).toEqual([]);
    expect(await ask({ ofShowing: 'movie { showings(first: 100) { nodes { id seats { status } } } }' })).toEqual([]);
  });

  test.each<[string, Question]>([
    ['deeper than the limit', { ofShowing: nested(LIMITS.depth - 1) }],
    ['very deep', { ofShowing: nested(200) }],
    ['of too many fields', { ofShowing: fields(LIMITS.fields - 1), fragments: TEN }],
    ['of more than 100 aliases', { ofShowing: aliases(101) }],
    ['of more than 5 directives in one place', { ofShowing: directives(6) }],
    ['of more than 100 directives', { ofShowing: directives(...Array.from({ length: 26 }, () => 4)) }],
    ['of a list of more than 1000 entries', { ofShowing: OF_IDS.replace('$ids', `[${'"x" '.repeat(1001)}]`) }],
    ['of a list of more than 12 levels', { ofShowing: OF_IDS.replace('$ids', list(13)) }],
    ['a fragment bomb', { ofShowing: '...F0', fragments: bomb(12) }],
    ['too large to answer', { ofShowing: MUCH }],
    ['of more than 30 fields of one name in one place', { ofShowing: 'id '.repeat(31) }],
    [
      'of fields of one name in many fragments',
      {
        ofShowing: Array.from({ length: 31 }, (__, index) => `...F${index}`).join(' '),
        fragments: Array.from({ length: 31 }, (__, index) => `fragment F${index} on Showing { movie { id } }`).join(
          ' ',
        ),
      },
    ],
    [
      'of more than 50 fragments',
      {
        ofShowing: Array.from({ length: 51 }, (__, index) => `...F${index}`).join(' '),
        fragments: Array.from({ length: 51 }, (__, index) => `fragment F${index} on Showing { a${index}: id }`).join(
          ' ',
        ),
      },
    ],
    ['of very many fields, before they are compared with each other', { ofShowing: 'movie { id } '.repeat(480) }],
    [
      'of a list of more than 1000 entries in its variables',
      { ofShowing: OF_IDS, ...{ defined: '($ids: [ID!])', variables: { ids: Array.from({ length: 1001 }, String) } } },
    ],
    [
      'of wrong values in its variables, more than 1000 of them',
      {
        ofShowing: OF_IDS,
        ...{ defined: '($ids: [ID!])', variables: { ids: Array.from({ length: 15_000 }, () => 1.5) } },
      },
    ],
    [
      'of variables of more than 12 levels',
      { ofShowing: OF_IDS, ...{ defined: '($ids: [ID!])', variables: { ids: [[[[[[[[[[[[[['x']]]]]]]]]]]]]] } } },
    ],
    ['a page of 99999999', { ofShowing: 'movie { showings(first: 99999999) { nodes { id } } }' }],
    [
      'a page of 99999999, in a variable',
      {
        ofShowing: PAGE_OF_MANY,
        ...{ defined: `(${MANY})`, variables: { many: 99_999_999 } },
      },
    ],
    [
      'too large to answer, with a negative page size beside it',
      {
        ofShowing: MUCH.replace('movie {', 'movie { less: showings(first: -2000000000) { nodes { id } } much: '),
      },
    ],
    ['too large by the default of a variable', { ofShowing: PAGE_OF_MANY, defined: `(${MANY} = 9999999)` }],
  ])('an operation that is %s is refused as BAD_USER_INPUT, too large', async (__, question) => {
    expect(await ask(question)).toEqual([expect.stringMatching(/^BAD_USER_INPUT: The operation is too large: /)]);
  });

  test.each<[string, Question]>([
    ['of the wrong type', { ofShowing: PAGE_OF_MANY, defined: `(${MANY})`, variables: { many: 'all' } }],
    ['that is not a number', { ofShowing: PAGE_OF_MANY, defined: `(${MANY})`, variables: { many: [[]] } }],
    ['that is left out', { ofShowing: PAGE_OF_MANY, defined: `(${MANY}!)` }],
  ])('a variable %s is BAD_USER_INPUT', async (__, question) => {
    expect(await ask(question)).toEqual([expect.stringMatching(/^BAD_USER_INPUT: Variable "\$many"/)]);
  });

  test('a variable that is null where an argument cannot be null is BAD_USER_INPUT', async () => {
    const question = { ofShowing: PAGE_OF_MANY, defined: `(${MANY})`, variables: { many: null } };
    expect(await ask(question)).toEqual(['BAD_USER_INPUT: Argument "first" of non-null type "Int!" must not be null.']);
  });

  test.each<[string, Question, string]>([
    ['too many tokens', { ofShowing: 'id '.repeat(LIMITS.tokens) }, 'GRAPHQL_PARSE_FAILED'],
    ['an open bracket', { ofShowing: 'id {' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { ofShowing: 'popcorn' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown fragment', { ofShowing: '...Popcorn' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'an unknown variable',
      { ofShowing: 'movie { showings(first: $n) { nodes { id } } }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('an operation with %s is refused before it is executed', async (__, question, code) => {
    const errors = await ask(question);
    expect(new Set(errors.map((error) => error.split(':')[0]))).toEqual(new Set([code]));
  });

  test('a fragment that refers to itself is refused', async () => {
    const fragments = 'fragment Loop on Showing { movie { showings(first: 1) { nodes { ...Loop } } } }';
    const errors = await ask({ ofShowing: '...Loop', fragments });
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error).toMatch(/too large|within itself/);
  });

  test('an exponential fragment bomb is refused', async () => {
    const errors = await ask({ ofShowing: '...F0', fragments: bomb(60) });
    expect(errors).toEqual([expect.stringMatching(/too large|too many selections/)]);
  });

  test('of very many errors only some are reported', async () => {
    const popcorn = Array.from({ length: 400 }, (__, index) => `popcorn${index}`).join(' ');
    const errors = await ask({ ofShowing: popcorn });
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(101);
  });
});

test('more than ten fields at the top are BAD_USER_INPUT, also in fragments', async () => {
  const genres = (count: number, name = 'a') =>
    Array.from({ length: count }, (_, index) => `${name}${index}: genres`).join(' ');
  expect((await buyer.send(`{ ${genres(10)} }`)).errors).toBeUndefined();
  for (const query of [
    `{ ${genres(11)} }`,
    `{ ... on Query { ${genres(11)} } }`,
    `{ ...Six ...Five } fragment Six on Query { ${genres(6)} } fragment Five on Query { ${genres(5, 'b')} }`,
  ]) {
    const { errors } = await buyer.send(query);
    expect(errors).toMatchObject([{ message: expect.stringContaining('fields at the top') as string }]);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  }
});

test('a body of more than 256,000 bytes is refused over HTTP with 413', async () => {
  const post = (bytes: number) =>
    fetch(`${buyer.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }).padEnd(bytes),
    });
  expect((await post(LIMITS.bytes)).status).toBe(200);
  expect((await post(LIMITS.bytes + 1)).status).toBe(413);
});

test('introspection is answered in full', async () => {
  const { errors, data } = await buyer.send<IntrospectionQuery, never>(getIntrospectionQuery());
  expect(errors).toBeUndefined();
  const schema = buildClientSchema(data as IntrospectionQuery);
  // In the order in which the files of this process loaded their resolvers.
  expect(Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).sort()).toEqual([
    'bookingUpdated',
    'seatAvailability',
    'showingSales',
  ]);
});
