import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config/config.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { graphql } from '../../generated/gql.ts';
import { GraphQLClient } from '../../support/client.ts';
import { statementsOf } from '../../support/count-statements.ts';
import { makeShowing } from '../../support/fixtures.ts';
import { sendMutation } from '../../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';

const VersionsPage = graphql(`
  query VersionsPage($first: Int!) {
    cinemas(first: $first) {
      nodes {
        auditoriums {
          seatMaps(first: 5) {
            totalCount
            nodes {
              version
              capacity
              importedAt
              areas {
                text
              }
            }
          }
        }
      }
    }
  }
`);

const SeatsPage = graphql(`
  query SeatsPage($first: Int!) {
    cinemas(first: $first) {
      nodes {
        auditoriums {
          seatMap {
            seats {
              label
              soldWith {
                label
              }
              companionOf {
                label
              }
            }
          }
        }
      }
    }
  }
`);

const DocumentsPage = graphql(`
  query DocumentsPage($first: Int!) {
    cinemas(first: $first) {
      nodes {
        auditoriums {
          seatMap {
            document(format: TEXT)
          }
        }
      }
    }
  }
`);

const CINEMAS = 3;
const DOCUMENT = 'C = Love seat [couple]\nW = W [wheelchair]\nB = B [companion]\narea Screen @ 0,-1\nA: CCCCWB';

let testApp: TestApp;
let token: string | undefined;
beforeAll(async () => {
  // The role api has no sweeps and no workers, which would send statements too.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { client } = await testApp.newAccount('MANAGER');
  token = client.token;
  for (let index = 0; index < CINEMAS; index++) {
    const { auditoriumId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
    await sendMutation(client, 'importSeatMap', { auditoriumId, format: 'TEXT', document: DOCUMENT });
  }
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** In a process that has just started: its caches are empty. */
async function coldStatements(
  document: typeof VersionsPage | typeof SeatsPage | typeof DocumentsPage,
  first: number,
): Promise<string[]> {
  await using fresh = await createApp(readConfig(testApp.environment), { logger: createLogger('silent') });
  const client = new GraphQLClient(fresh.url, token);
  return await statementsOf(async () => {
    const { cinemas }: { cinemas: { nodes: unknown[] } } = await client.request<
      { cinemas: { nodes: unknown[] } },
      { first: number }
    >(document, { first });
    expect(cinemas.nodes).toHaveLength(first);
  });
}

test.each([
  ['versions', VersionsPage],
  ['seats', SeatsPage],
  ['documents', DocumentsPage],
])('the %s of three auditoriums take as many SQL statements as those of one', async (_, document) => {
  const one = await coldStatements(document, 1);
  const three = await coldStatements(document, CINEMAS);
  expect(three.length, three.join('\n\n')).toBe(one.length);
});
