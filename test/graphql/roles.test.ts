import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../src/generated/prisma/enums.ts';
import {
  FIND_NOTHING_ELSEWHERE,
  OPERATIONS_OF_REGISTERED,
  STAFF_QUERIES,
  STAFF_SUBSCRIPTIONS,
  UNSEEN_ELSEWHERE,
} from '../support/guarded-operations.ts';
import { errorsIn, RawSocket } from '../support/raw-socket.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { makeStaffWorld, sendMutation, STAFF_MUTATIONS, type StaffMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { type Field, mutations, queries, subscriptions } from './built-schema.ts';
import { ROLES, type StaffRule, staffRule, statedRule } from './stated-rule.ts';

let testApp: TestApp;
beforeAll(async () => {
  // The role api has no workers: all changes are those of the request.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

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

type Caller = (typeof CALLERS)[number];

function mayCall(caller: Caller, { roles, isForOneCinema }: StaffRule): boolean {
  const counts = caller.place === 'everywhere' || (isForOneCinema && caller.place === 'in the cinema');
  return counts && roles.some((role) => INCLUDED[caller.role].includes(role));
}

/** The same for a query, which may be answered with nothing. */
function isAnswered(caller: Caller, name: string, rule: StaffRule): boolean {
  const everywhere = FIND_NOTHING_ELSEWHERE.has(name) ? ({ ...caller, place: 'everywhere' } as const) : caller;
  return mayCall(everywhere, rule);
}

/** Whether it has the role elsewhere, and what the mutation changes is not there for staff of other cinemas. */
function isUnseen(caller: Caller | undefined, name: string, rule: StaffRule): boolean {
  return caller !== undefined && UNSEEN_ELSEWHERE.has(name) && mayCall({ ...caller, place: 'in the cinema' }, rule);
}

const withRule = (fields: readonly Field[]) =>
  fields.flatMap((field): [string, StaffRule][] => {
    const rule = staffRule(field);
    return rule ? [[field.name, rule]] : [];
  });

const operations = [...queries, ...mutations, ...subscriptions];

/** A world, and what makes clients: a buyer's, or one with a role in its cinema, in another, or everywhere. */
async function makeWorld() {
  const world = await makeStaffWorld(testApp);
  const { cinemaId: anotherCinemaId } = await makeStaffWorld(testApp);
  const cinemaId = { everywhere: undefined, 'in the cinema': world.cinemaId, 'in another cinema': anotherCinemaId };
  const newCaller = (caller?: Caller) => testApp.newAccount(caller?.role, caller && cinemaId[caller.place]);
  return { world, newCaller };
}

async function clientOf(caller: Caller | undefined) {
  const { world, newCaller } = await makeWorld();
  return { world, ...(await newCaller(caller)) };
}

test.each(operations.map((field): [string, Field] => [field.name, field]))('%s states who may call it', (_, field) => {
  expect(statedRule(field)).toBeDefined();
});

test('an operation that states no rule, or one that is none, is noticed', () => {
  expect(statedRule({ description: 'Shows the money.' })).toBeUndefined();
  expect(statedRule({ description: 'OWNER of the cinema. Shows the money.' })).toBeUndefined();
  expect(statedRule({ description: undefined })).toBeUndefined();
  expect(statedRule({ description: 'AUDITOR or MANAGER of the cinema. Shows the money.' })).toEqual({
    roles: ['AUDITOR', 'MANAGER'],
    isForOneCinema: true,
  });
});

test('the tables of the tests have exactly the operations of staff', () => {
  const namesOf = (fields: readonly Field[]) =>
    withRule(fields)
      .map(([name]) => name)
      .toSorted();
  expect(Object.keys(STAFF_QUERIES).toSorted()).toEqual(namesOf(queries));
  expect(Object.keys(STAFF_MUTATIONS).toSorted()).toEqual(namesOf(mutations));
  expect(Object.keys(STAFF_SUBSCRIPTIONS).toSorted()).toEqual(namesOf(subscriptions));
  const ofRegistered = operations.filter((field) => statedRule(field) === 'Registered').map(({ name }) => name);
  expect(Object.keys(OPERATIONS_OF_REGISTERED).toSorted()).toEqual(ofRegistered.toSorted());
});

/** Every caller, with what is to come of it. */
const casesOf = (name: string, rule: StaffRule) =>
  CALLERS.map((caller) => [isAnswered(caller, name, rule) ? 'is done for' : 'is FORBIDDEN to', caller] as const);

describe.each(withRule(mutations))('%s', (name, rule) => {
  const inputOf = STAFF_MUTATIONS[name as StaffMutation];

  test('is FORBIDDEN to a buyer and to all other staff, and nothing is changed', async () => {
    const { world, newCaller } = await makeWorld();
    const input = await inputOf(world);
    const refused = [undefined, ...CALLERS.filter((caller) => !mayCall(caller, rule))];
    const accounts = await Promise.all(refused.map(newCaller));
    const answers = await withoutAnyChange(testApp.database, () =>
      Promise.all(accounts.map(({ client }) => sendMutation(client, name, input))),
    );
    const codes = answers.map(({ data, errors }, index) => [
      refused[index],
      errors?.map(({ extensions }) => extensions.code) ?? data?.[name]?.errors.map(({ __typename: type }) => type),
    ]);
    expect(codes).toEqual(refused.map((caller) => [caller, [isUnseen(caller, name, rule) ? 'NotFound' : 'FORBIDDEN']]));
  });

  test.each(CALLERS.filter((caller) => mayCall(caller, rule)))('is done for $role $place', async (caller) => {
    const { world, client, accountId } = await clientOf(caller);
    const { data, errors } = await sendMutation(client, name, await inputOf(world));
    expect({ errors, refusals: data?.[name]?.errors }).toEqual({ errors: undefined, refusals: [] });
    const actions = await testApp.database.prisma.auditEntry.findMany({
      where: { actorId: accountId },
      select: { action: true },
    });
    expect(new Set(actions.map(({ action }) => action)), 'actions in the audit log').toEqual(new Set([name]));
  });
});

describe.each(withRule(queries))('%s', (name, rule) => {
  const fieldOf = STAFF_QUERIES[name as keyof typeof STAFF_QUERIES];

  test('is FORBIDDEN to a buyer', async () => {
    const { world, client } = await clientOf(undefined);
    const { errors } = await client.send(`{ ${fieldOf(world)} }`);
    expect(errors).toMatchObject([{ path: [name], extensions: { code: 'FORBIDDEN' } }]);
  });

  test.each(casesOf(name, rule))('%s $role $place', async (_, caller) => {
    const { world, client } = await clientOf(caller);
    const { data, errors } = await client.send<Record<string, unknown>, never>(`{ ${fieldOf(world)} }`);
    if (isAnswered(caller, name, rule)) {
      expect(errors).toBeUndefined();
      expect(data?.[name]).toBeTruthy();
    } else expect(errors).toMatchObject([{ path: [name], extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe.each(withRule(subscriptions))('the subscription %s', (name, rule) => {
  test.each([...casesOf(name, rule), ['is FORBIDDEN to', undefined] as const])('%s %j', async (_, caller) => {
    const { world, client } = await clientOf(caller);
    await using socket = await RawSocket.connect(client.url, client.token);
    const answer = await socket.ask({ query: `subscription { ${STAFF_SUBSCRIPTIONS[name]?.(world)} }` });
    const code = errorsIn(answer)?.[0]?.extensions.code;
    expect(code ?? answer.type).toBe(caller && mayCall(caller, rule) ? 'next' : 'FORBIDDEN');
  });
});

test.each(Object.entries(OPERATIONS_OF_REGISTERED))('%s is FORBIDDEN to a guest', async (name, operation) => {
  const { accessToken } = await testApp.app.services.guests.start({ locale: null, device: 'Test' });
  const { errors } = await withoutAnyChange(testApp.database, () => testApp.client.as(accessToken).send(operation));
  expect(errors).toMatchObject([{ path: [name], extensions: { code: 'FORBIDDEN' } }]);
});
