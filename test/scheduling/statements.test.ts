import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { graphql } from '../generated/gql.ts';
import { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ShowingsPage = graphql(`
  query ShowingsPage($first: Int!) {
    showings(first: $first) {
      totalCount
      nodes {
        movie {
          title
        }
        auditorium {
          name
          cinema {
            name
          }
        }
        prices {
          category {
            name
          }
          ticketType {
            name
          }
          price {
            amountMinor
            currency
          }
        }
        availability {
          available
        }
        seats {
          seat {
            label
            category {
              name
            }
          }
          status
        }
      }
    }
  }
`);

const MoviesPage = graphql(`
  query MoviesPage($first: Int!) {
    movies(first: $first) {
      nodes {
        showings(first: 5) {
          totalCount
          nodes {
            auditorium {
              cinema {
                name
              }
              seatMap {
                capacity
                categories {
                  name
                }
              }
            }
          }
        }
      }
    }
  }
`);

const CinemasPage = graphql(`
  query CinemasPage($first: Int!) {
    cinemas(first: $first) {
      nodes {
        showings(first: 5, orderBy: STARTS_AT_DESC) {
          totalCount
          nodes {
            movie {
              title
            }
          }
        }
      }
    }
  }
`);

let testApp: TestApp;
/** Each has its own movie, auditorium, seat map and cinema, so that no row is shared. */
const SHOWINGS = 10;

beforeAll(async () => {
  // The role api has no sweeps and no workers, which would send statements too.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  for (let index = 0; index < SHOWINGS; index++) await makeShowing(testApp.database, { rows: 2, seatsPerRow: 3 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

type Page = typeof ShowingsPage | typeof MoviesPage | typeof CinemasPage;

/** In a process that has just started: its caches are empty. */
async function coldStatements(document: Page, first: number): Promise<string[]> {
  await using fresh = await createApp(readConfig(testApp.environment), { logger: createLogger('silent') });
  const client = new GraphQLClient(fresh.url);
  return await statementsOf(async () => {
    const data: object = await client.request<object, { first: number }>(document, { first });
    const [{ nodes }] = Object.values(data) as [{ nodes: unknown[] }];
    expect(nodes).toHaveLength(first);
  });
}

test('a page of ten showings takes as many SQL statements as a page of one, and at most 14', async () => {
  const one = await coldStatements(ShowingsPage, 1);
  const ten = await coldStatements(ShowingsPage, 10);
  expect(ten.length, ten.join('\n\n')).toBe(one.length);
  expect(ten.length, ten.join('\n\n')).toBeLessThanOrEqual(14);
});

test('a seat map in the cache is not read again', async () => {
  await testApp.client.request(ShowingsPage, { first: 10 });
  const again = await statementsOf(() => testApp.client.request(ShowingsPage, { first: 10 }));
  expect(again.filter((statement) => statement.includes('"seat"'))).toEqual([]);
  expect(again.some((statement) => statement.includes('showing_seat'))).toBe(true);
});

test.each([
  ['movies', MoviesPage],
  ['cinemas', CinemasPage],
] as const)('the showings of ten %s take as many SQL statements as those of one', async (_, document) => {
  const one = await coldStatements(document, 1);
  const ten = await coldStatements(document, 10);
  expect(ten.length, ten.join('\n\n')).toBe(one.length);
});
