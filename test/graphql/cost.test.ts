import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { Budget, type OperationCost } from '../../src/graphql/limits/budget.ts';
import { complexityProblem } from '../../src/graphql/limits/complexity.ts';
import { LIMITS } from '../../src/graphql/limits/limits.ts';
import { schema } from './built-schema.ts';

/** What an operation costs, or why it is refused. */
function costOf(query: string, variables: Record<string, unknown> = {}): number | string {
  let total = NaN;
  const budget = new (class extends Budget {
    override open(cost: OperationCost): void {
      ({ total } = cost);
    }
  })();
  const problem = complexityProblem({ schema, document: parse(query), operationName: undefined, variables, budget });
  return problem ? problem.message : total;
}

const TOO_LARGE = expect.stringMatching(
  /^The operation is too large: it costs about \d+, with 220000 allowed; ask for/,
) as string;

describe('an operation costs', () => {
  test.each<[string, string, number]>([
    ['one for each field', '{ movie(id: "1") { id title } }', 1 + 2],
    ['as many nodes as the page has', '{ showings(first: 100) { nodes { id } } }', 1 + 100 * (20 + 1)],
    ['20 nodes where no page size is given', '{ showings { nodes { id } } }', 1 + 20 * (20 + 1)],
    [
      'nodes and edges, where both are selected',
      '{ showings(first: 10) { nodes { id } edges { cursor node { id } } } }',
      1 + 10 * (20 + 1 + (20 + 1 + 1 + 1)),
    ],
    ['each alias', '{ a: movie(id: "1") { id } b: movie(id: "1") { x: id y: id } }', 2 + 3],
    [
      'each use of a fragment',
      '{ a: movie(id: "1") { ...F } b: movie(id: "1") { ... { ...F } } } fragment F on Movie { id title }',
      2 + 2 * 2,
    ],
    ['300 seats of a showing', '{ showing(id: "1") { seats { seat { label } status } } }', 1 + 300 * (4 + 2 + 1)],
    ['300 seats of a map', '{ showing(id: "1") { seatMap { seats { label } } } }', 1 + 1 + 300 * (4 + 1)],
    ['ten of another list', '{ cinema(id: "1") { auditoriums { name } } }', 1 + 10 * (20 + 1)],
    ['what is counted for it', '{ showing(id: "1") { availability { available } } }', 1 + 20 + 1],
    ['40 for a long text', '{ movie(id: "1") { synopsis } }', 1 + 40],
    [
      'lists within lists as often as their products',
      '{ movies(first: 3) { nodes { showings(first: 5) { nodes { prices { price { amountMinor } } } } } } }',
      1 + 3 * (20 + 1 + 5 * (20 + 10 * (20 + 2))),
    ],
    [
      'the largest of what an event may be',
      'subscription { seatAvailability(showingId: "1") { ... on SeatSnapshot { seats { status } } ... on SeatDelta { seats { status } } } }',
      1 + 300 * (4 + 1),
    ],
  ])('%s', (_, query, expected) => {
    expect(costOf(query)).toBe(expected);
  });

  test('what its variables say', () => {
    const query =
      'query Q($n: Int! = 7, $no: Boolean!) { showings(first: $n) { nodes { id status @include(if: $no) } } }';
    expect(costOf(query, { no: false })).toBe(1 + 7 * (20 + 1));
    expect(costOf(query, { no: true, n: 9 })).toBe(1 + 9 * (20 + 2));
    expect(costOf(query.replace('@include', '@skip'), { no: true })).toBe(1 + 7 * (20 + 1));
  });
});

describe('within the limit is', () => {
  test.each([
    [
      'what is on, 100 showings with movies, cinemas and prices',
      `{ showings(first: 100) { totalCount pageInfo { endCursor hasNextPage } nodes {
        id startsAt endsAt status availability { available total }
        movie { id title runtimeMinutes posterUrl genres certificate { label minimumAge } }
        auditorium { id name cinema { id name timeZone address { street city } } }
        prices { category { id name color } ticketType { id name } price { amountMinor currency decimal } }
      } } }`,
    ],
    [
      'every field of a seat map',
      `{ showing(id: "1") { seats { id seatId status version seat {
        id label row number section features rowIndex indexInRow x y category { id name color }
      } } } }`,
    ],
    [
      'my 20 bookings, with their tickets, payments and showings',
      `{ me { bookings { nodes {
        id reference status total { decimal currency } payableUntil payments { status declineCode } refunds { status }
        showing { startsAt movie { title posterUrl } auditorium { name cinema { name address { street city } } } }
        tickets { id code status price { decimal } ticketType { name } seat { label row number } }
      } } } }`,
    ],
  ])('%s', (_, query) => {
    expect(costOf(query)).toBeLessThan(LIMITS.complexity / 2);
  });

  test('introspection, once', () => {
    const cost = costOf(getIntrospectionQuery());
    expect(cost).toBeLessThan(LIMITS.complexity);
    expect(cost).toBeGreaterThan(LIMITS.complexity / 2);
  });
});

describe('refused is', () => {
  test.each([
    ['every seat of 100 showings', '{ showings(first: 100) { nodes { seats { seat { id label } status } } } }'],
    ['all seat maps of a chain', '{ cinemas(first: 100) { nodes { auditoriums { seatMap { seats { id } } } } } }'],
    [
      'showings within showings',
      '{ showings(first: 100) { nodes { movie { showings(first: 100) { nodes { id endsAt version } } } } } }',
    ],
    [
      'a long text many times',
      `{ movies(first: 100) { nodes { ${Array.from({ length: 60 }, (_, index) => `a${index}: synopsis`).join(' ')} } } }`,
    ],
    [
      'introspection, many times',
      `{ ${Array.from({ length: 10 }, (_, index) => `a${index}: __schema { types { name description kind enumValues { name description } fields { name description isDeprecated args { name type { name ofType { name } } } type { name ofType { name ofType { name } } } } } }`).join(' ')} }`,
    ],
  ])('%s', (_, query) => {
    expect(costOf(query)).toEqual(TOO_LARGE);
  });
});
