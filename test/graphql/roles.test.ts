import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Role } from '../../src/generated/prisma/enums.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { makeStaffWorld, sendMutation, STAFF_MUTATIONS, type StaffMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { type Field, mutations } from './built-schema.ts';

let testApp: TestApp;
beforeAll(async () => {
  // The role api has no workers: all changes are those of the request.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const ROLES = Object.values(Role);

/** For each role, those that it includes. */
const INCLUDED: Record<Role, readonly Role[]> = {
  ADMIN: ROLES,
  MANAGER: ['MANAGER', 'BOX_OFFICE', 'DOOR'],
  BOX_OFFICE: ['BOX_OFFICE', 'DOOR'],
  DOOR: ['DOOR'],
  AUDITOR: ['AUDITOR'],
};

/** Where a grant counts. */
const PLACES = ['everywhere', 'in the cinema', 'in another cinema'] as const;

/** Every account that could ask: a buyer, and each role in each place. An ADMIN is one for all cinemas. */
const CALLERS = ROLES.flatMap((role) => PLACES.map((place) => ({ role, place }))).filter(
  ({ role, place }) => role !== 'ADMIN' || place === 'everywhere',
);

/** What the description of an operation says first; undefined when it is not for staff. */
function ruleOf({ description }: Field): { role: Role; isForOneCinema: boolean } | undefined {
  const [, role, ofTheCinema] = new RegExp(`^(${ROLES.join('|')})( of the cinemas?)?[.]`).exec(description ?? '') ?? [];
  return role === undefined ? undefined : { role: role as Role, isForOneCinema: ofTheCinema !== undefined };
}

function mayCall(caller: (typeof CALLERS)[number], { role, isForOneCinema }: NonNullable<ReturnType<typeof ruleOf>>) {
  const counts = caller.place === 'everywhere' || (isForOneCinema && caller.place === 'in the cinema');
  return counts && INCLUDED[caller.role].includes(role);
}

const forStaff = mutations.filter((mutation) => ruleOf(mutation));

test('the table of the tests has exactly the mutations of staff', () => {
  expect(Object.keys(STAFF_MUTATIONS).toSorted()).toEqual(forStaff.map(({ name }) => name).toSorted());
});

describe.each(forStaff.map((mutation): [string, Field] => [mutation.name, mutation]))('%s', (name, mutation) => {
  const rule = ruleOf(mutation) ?? { role: 'ADMIN', isForOneCinema: false };
  const inputOf = STAFF_MUTATIONS[name as StaffMutation];

  async function callAs(caller: (typeof CALLERS)[number] | undefined) {
    const world = await makeStaffWorld(testApp);
    const { cinemaId: anotherCinemaId } = await makeStaffWorld(testApp);
    const input = await inputOf(world);
    const cinemaId = { everywhere: undefined, 'in the cinema': world.cinemaId, 'in another cinema': anotherCinemaId };
    const { client, accountId } = await testApp.newAccount(caller?.role, caller && cinemaId[caller.place]);
    return { accountId, send: () => sendMutation(client, name, input) };
  }

  test('is FORBIDDEN to a buyer, and nothing is changed', async () => {
    const { send } = await callAs(undefined);
    const { errors } = await withoutAnyChange(testApp.database, send);
    expect(errors).toMatchObject([{ path: [name], extensions: { code: 'FORBIDDEN' } }]);
  });

  test.each(CALLERS.map((caller) => [mayCall(caller, rule) ? 'is done for' : 'is FORBIDDEN to', caller] as const))(
    '%s $role $place',
    async (_, caller) => {
      const { send, accountId } = await callAs(caller);
      if (mayCall(caller, rule)) {
        const { data, errors } = await send();
        expect({ errors, refusals: data?.[name]?.errors }).toEqual({ errors: undefined, refusals: [] });
        const actions = await testApp.database.prisma.auditEntry.findMany({
          where: { actorId: accountId },
          select: { action: true },
        });
        expect(new Set(actions.map(({ action }) => action)), 'actions in the audit log').toEqual(new Set([name]));
      } else {
        const { errors } = await withoutAnyChange(testApp.database, send);
        expect(errors).toMatchObject([{ path: [name], extensions: { code: 'FORBIDDEN' } }]);
      }
    },
  );
});
