import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphQLClient } from '../support/client.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { makeStaffWorld, sendMutation, type StaffWorld } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let world: StaffWorld;
let admin: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  world = await makeStaffWorld(testApp);
  ({ client: admin } = await testApp.newAccount('ADMIN'));
  await rename('Before');
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function rename(name: string) {
  const { auditoriumId: id } = world;
  const { version } = await testApp.database.prisma.auditorium.findUniqueOrThrow({ where: { id } });
  return sendMutation(admin, 'updateAuditorium', { id, expectedVersion: version, name });
}

test.each([
  "update audit_entry set action = 'nothing'",
  'delete from audit_entry',
  'truncate audit_entry',
  'truncate audit_entry cascade',
  'with gone as (delete from audit_entry returning id) select from gone',
  'merge into audit_entry using (select 1) as one on true when matched then delete',
])('the database refuses: %s', async (statement) => {
  const { prisma } = testApp.database;
  await withoutAnyChange(testApp.database, () =>
    expect(prisma.$executeRawUnsafe(statement)).rejects.toThrow('rows of audit_entry are only added'),
  );
});

test('a change whose entry cannot be written is rolled back', async () => {
  const { prisma } = testApp.database;
  await prisma.$executeRaw`alter table audit_entry add constraint none check (action <> 'updateAuditorium') not valid`;
  const { errors } = await withoutAnyChange(testApp.database, () => rename('Unlogged'));
  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  await prisma.$executeRaw`alter table audit_entry drop constraint none`;
  expect((await rename('Logged')).data?.['updateAuditorium']).toEqual({ errors: [] });
});

test('an entry whose change cannot be committed is rolled back with it', async () => {
  const { prisma } = testApp.database;
  // It fires at the commit: the entry has been written by then.
  await prisma.$executeRawUnsafe(`create function refuse_commit() returns trigger language plpgsql as $$
    begin
      raise exception 'not now';
    end;
  $$`);
  await prisma.$executeRaw`create constraint trigger refuse_commit after update on auditorium
    deferrable initially deferred for each row execute function refuse_commit()`;
  const { errors } = await withoutAnyChange(testApp.database, () => rename('Uncommitted'));
  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  await prisma.$executeRaw`drop trigger refuse_commit on auditorium`;
  expect((await rename('Committed')).data?.['updateAuditorium']).toEqual({ errors: [] });
});

test('what is refused has no entry', async () => {
  const { data } = await withoutAnyChange(testApp.database, () =>
    sendMutation(admin, 'updateAuditorium', { id: world.auditoriumId, expectedVersion: 99, name: 'Stale' }),
  );
  expect(data?.['updateAuditorium']).toMatchObject({ errors: [{ __typename: 'StaleVersion' }] });
});

test('what changes nothing has no entry', async () => {
  const { prisma } = testApp.database;
  const before = await prisma.auditEntry.count();
  const { name } = await prisma.auditorium.findUniqueOrThrow({ where: { id: world.auditoriumId } });
  expect((await rename(name)).data?.['updateAuditorium']).toEqual({ errors: [] });
  expect(await prisma.auditEntry.count()).toBe(before);
});
