import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../src/platform/ids.ts';
import { graphql } from '../../generated/gql.ts';
import type { GraphQLClient } from '../../support/client.ts';
import { makeShowing } from '../../support/fixtures.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { importMap } from './importing.ts';

const ReadVersions = graphql(`
  query ReadVersions($id: ID!, $first: Int!, $after: String) {
    cinema(id: $id) {
      auditoriums {
        id
        seatMap {
          id
          version
        }
        seatMaps(first: $first, after: $after) {
          totalCount
          nodes {
            id
            version
            capacity
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

const ReadShowing = graphql(`
  query ReadShowingOfMap($id: ID!) {
    showing(id: $id) {
      seatMap {
        id
        version
      }
      seats {
        seat {
          label
        }
      }
    }
  }
`);

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a map that is imported is the one of its auditorium from then on, and a showing keeps its own', async () => {
  const made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount('MANAGER', made.cinemaId);
  // Whatever reads the old map before keeps it in memory.
  await client.request(ReadShowing, { id: made.showingId });
  const { seatMap } = await importMap(client, { auditoriumId: made.auditoriumId });
  expect(seatMap?.version).toBe(2);
  const { cinema } = await client.request(ReadVersions, { id: made.cinemaId, first: 5 });
  expect(cinema?.auditoriums[0]?.seatMap).toEqual({ id: seatMap?.id, version: 2 });
  const { showing: kept } = await client.request(ReadShowing, { id: made.showingId });
  expect(kept).toEqual({
    seatMap: { id: made.seatMapId, version: 1 },
    seats: [{ seat: { label: 'A1' } }, { seat: { label: 'A2' } }],
  });
});

test('the versions of a map are a connection for its managers, the newest first, and null for others', async () => {
  const made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount('MANAGER', made.cinemaId);
  for (const cells of ['SSS', 'SSSS'])
    await importMap(client, { auditoriumId: made.auditoriumId, document: `S = Standard\nA: ${cells}` });
  const read = async (reader: GraphQLClient, after?: string) => {
    const { cinema } = await reader.request(ReadVersions, { id: made.cinemaId, first: 2, after: after ?? null });
    return cinema?.auditoriums[0]?.seatMaps;
  };
  const first = await read(client);
  expect(first).toMatchObject({
    totalCount: 3,
    nodes: [
      { version: 3, capacity: 4 },
      { version: 2, capacity: 3 },
    ],
    pageInfo: { hasNextPage: true },
  });
  const second = await read(client, first?.pageInfo.endCursor ?? '');
  expect(second).toMatchObject({
    totalCount: 3,
    nodes: [{ id: made.seatMapId, version: 1, capacity: 2 }],
    pageInfo: { hasNextPage: false },
  });
  const { client: ofAnother } = await testApp.newAccount('MANAGER', (await makeShowing(testApp.database)).cinemaId);
  for (const reader of [ofAnother, (await testApp.newAccount()).client, testApp.client])
    expect(await read(reader)).toBeNull();
  const cursor = Buffer.from(JSON.stringify(['1 or 1', newId()])).toString('base64url');
  const { errors } = await client.send(ReadVersions, { id: made.cinemaId, first: 2, after: cursor });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
