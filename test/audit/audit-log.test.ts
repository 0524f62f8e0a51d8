import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditFilter, ReadAuditLogQuery } from '../generated/graphql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { GraphQLClient } from '../support/client.ts';
import { emptyTheCache } from '../support/delivered.ts';
import { statementsOf } from '../support/count-statements.ts';
import { newCinema, sendMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ReadAuditLog } from './operations.ts';

type Entry = ReadAuditLogQuery['auditLog']['nodes'][number];

let testApp: TestApp;
let auditor: GraphQLClient;
/** Two administrators, each with a cinema that has an auditorium; the second auditorium was renamed. */
const admins: { accountId: string; client: GraphQLClient }[] = [];
const cinemaIds: string[] = [];
let entries: Entry[] = [];
beforeAll(async () => {
  // The role api has no workers and no sweeps, which would send statements too.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  ({ client: auditor } = await testApp.newAccount('AUDITOR'));
  for (const name of ['Rex', 'Lux']) {
    const admin = await testApp.newAccount('ADMIN');
    admins.push(admin);
    await sendMutation(admin.client, 'createCinema', { ...newCinema(), name });
    const { id: cinemaId } = await testApp.database.prisma.cinema.findFirstOrThrow({ where: { name } });
    cinemaIds.push(cinemaId);
    await sendMutation(admin.client, 'createAuditorium', { cinemaId, name: `Hall of ${name}` });
  }
  const { id } = await testApp.database.prisma.auditorium.findFirstOrThrow({ where: { name: 'Hall of Lux' } });
  await sendMutation(admins[0]?.client ?? auditor, 'updateAuditorium', { id, expectedVersion: 1, name: 'Great Hall' });
  entries = (await auditor.request(ReadAuditLog, {})).auditLog.nodes;
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('every change has an entry, the newest first', () => {
  expect(entries.map(({ action }) => action)).toEqual([
    ...['updateAuditorium', 'createAuditorium', 'createCinema', 'createAuditorium', 'createCinema'],
  ]);
  const times = entries.map(({ at }) => Date.parse(at));
  expect(times.toSorted((a, b) => b - a)).toEqual(times);
});

test('an entry says who changed what, from what to what, and shows it as it is now', () => {
  const [renamed, made] = entries;
  const [first, second] = admins;
  expect(renamed).toMatchObject({
    actor: { id: first?.accountId, email: `${first?.accountId}@example.com` },
    action: 'updateAuditorium',
    reason: null,
    cinema: { id: cinemaIds[1], name: 'Lux' },
    entity: { __typename: 'Auditorium', id: renamed?.entityId, name: 'Great Hall', cinema: { name: 'Lux' } },
    changes: [{ field: 'name', before: '"Hall of Lux"', after: '"Great Hall"' }],
  });
  expect(made).toMatchObject({ actor: { id: second?.accountId }, entityId: renamed?.entityId });
  expect(made?.changes).toContainEqual({ field: 'name', before: null, after: '"Hall of Lux"' });
});

describe('a filter', () => {
  test.each<[string, () => AuditFilter, number[]]>([
    ['by actors', () => ({ actorIds: [admins[1]?.accountId ?? ''] }), [1, 2]],
    ['by any of two actors', () => ({ actorIds: admins.map(({ accountId }) => accountId) }), [0, 1, 2, 3, 4]],
    ['by entities', () => ({ entityIds: [entries[0]?.entityId ?? ''] }), [0, 1]],
    ['by actions', () => ({ actions: ['createCinema', 'updateAuditorium'] }), [0, 2, 4]],
    ['by cinemas', () => ({ cinemaIds: [cinemaIds[0] ?? ''] }), [3, 4]],
    ['from an instant on', () => ({ from: entries[2]?.at ?? '' }), [0, 1, 2]],
    ['to before an instant', () => ({ to: entries[2]?.at ?? '' }), [3, 4]],
    [
      'by all of it',
      () => ({
        cinemaIds,
        actions: ['createAuditorium'],
        actorIds: [admins[1]?.accountId ?? ''],
        from: entries[4]?.at ?? '',
      }),
      [1],
    ],
    ['by an empty list', () => ({ actions: [] }), []],
    ['by an unknown and a malformed id', () => ({ entityIds: [newId(), "1' or '1'='1"] }), []],
    ['by nulls, which do not filter', () => ({ actorIds: null, actions: null, from: null }), [0, 1, 2, 3, 4]],
  ])('%s', async (_, filter, expected) => {
    const { totalCount, nodes } = (await auditor.request(ReadAuditLog, { filter: filter() })).auditLog;
    expect(nodes).toEqual(expected.map((index) => entries[index]));
    expect(totalCount).toBe(expected.length);
  });
});

test('entries come in pages', async () => {
  const seen: Entry[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { auditLog }: ReadAuditLogQuery = await auditor.request(ReadAuditLog, { first: 2, after });
    seen.push(...auditLog.nodes);
    ({ endCursor: after = null, hasNextPage: more } = auditLog.pageInfo);
  }
  expect(seen).toEqual(entries);
});

test('a page of four entries takes as many SQL statements as a page of two', async () => {
  const filter = { actions: ['createCinema', 'createAuditorium'] };
  const count = async (first: number) => {
    await emptyTheCache(testApp.app.services);
    return statementsOf(() => auditor.request(ReadAuditLog, { first, filter }));
  };
  const [two, four] = [await count(2), await count(4)];
  expect(four.length, four.join('\n')).toBe(two.length);
});

test('an entry is null where its entity or its actor is gone', async () => {
  const { accountId, client } = await testApp.newAccount('ADMIN');
  await sendMutation(client, 'createCinema', { ...newCinema(), name: 'Gone' });
  const { prisma } = testApp.database;
  await prisma.account.delete({ where: { id: accountId } });
  await prisma.cinema.deleteMany({ where: { name: 'Gone' } });
  const { nodes } = (await auditor.request(ReadAuditLog, { first: 1 })).auditLog;
  expect(nodes).toMatchObject([{ action: 'createCinema', actor: null, cinema: null, entity: null }]);
});
