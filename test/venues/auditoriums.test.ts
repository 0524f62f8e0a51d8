import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import type { CreateAuditoriumInput, UpdateAuditoriumInput } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const CreateAuditorium = graphql(`
  mutation CreateAuditorium($input: CreateAuditoriumInput!) {
    createAuditorium(input: $input) {
      auditorium {
        id
        name
        version
        seatMap {
          id
        }
        cinema {
          id
        }
      }
      errors {
        __typename
        message
        path
        ... on AlreadyExists {
          existing {
            __typename
            id
          }
        }
      }
    }
  }
`);

const UpdateAuditorium = graphql(`
  mutation UpdateAuditorium($input: UpdateAuditoriumInput!) {
    updateAuditorium(input: $input) {
      auditorium {
        id
        name
        version
      }
      errors {
        __typename
        path
        ... on StaleVersion {
          currentVersion
        }
      }
    }
  }
`);

let testApp: TestApp;
let cinemaId: string;
let manager: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
beforeEach(async () => {
  ({ cinemaId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 }));
  ({ client: manager } = await testApp.newAccount('MANAGER', cinemaId));
});
afterAll(() => testApp[Symbol.asyncDispose]());

const create = async (input: CreateAuditoriumInput) =>
  (await manager.request(CreateAuditorium, { input })).createAuditorium;
const update = async (input: UpdateAuditoriumInput) =>
  (await manager.request(UpdateAuditorium, { input })).updateAuditorium;

async function newAuditorium(name: string): Promise<string> {
  const { auditorium } = await create({ cinemaId, name });
  if (!auditorium) throw new Error(`${name} was not made`);
  return auditorium.id;
}

describe('createAuditorium', () => {
  test('makes one without a seat map', async () => {
    expect(await create({ cinemaId, name: ' Saal  2 ' })).toMatchObject({
      auditorium: { name: 'Saal 2', version: 1, seatMap: null, cinema: { id: cinemaId } },
      errors: [],
    });
  });

  test.each(['', ' ', 'a\nb\0', 'x'.repeat(101), '\u202Eevil'])('refuses the name %j', async (name) => {
    const refused = await withoutAnyChange(testApp.database, () => create({ cinemaId, name }));
    expect(refused).toMatchObject({
      auditorium: null,
      errors: [{ __typename: 'InvalidInput', path: ['input', 'name'] }],
    });
  });

  test.each(['no id', newId()])('refuses the cinema %j, which does not exist', async (unknown) => {
    expect(await create({ cinemaId: unknown, name: 'Saal 2' })).toMatchObject({
      errors: [{ __typename: 'NotFound', path: ['input', 'cinemaId'] }],
    });
  });

  test('of ten requests at once with the same name makes one, and names it in the other answers', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => create({ cinemaId, name: 'Saal 3' })));
    const made = answers.flatMap(({ auditorium }) => auditorium?.id ?? []);
    expect(made).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors)).toEqual(
      Array.from({ length: 9 }, () => ({
        __typename: 'AlreadyExists',
        message: expect.any(String) as string,
        path: ['input', 'name'],
        existing: { __typename: 'Auditorium', id: made[0] },
      })),
    );
  });
});

describe('updateAuditorium', () => {
  test('changes the name', async () => {
    const id = await newAuditorium('Saal 2');
    expect(await update({ id, expectedVersion: 1, name: 'Saal 4' })).toEqual({
      auditorium: { id, name: 'Saal 4', version: 2 },
      errors: [],
    });
  });

  test('of two administrators at once refuses the second, with the auditorium as it is now', async () => {
    const id = await newAuditorium('Saal 2');
    const answers = await Promise.all(['Saal A', 'Saal B'].map((name) => update({ id, expectedVersion: 1, name })));
    const changed = answers.find(({ errors }) => errors.length === 0)?.auditorium;
    const refused = answers.find(({ errors }) => errors.length > 0);
    expect(changed).toMatchObject({ version: 2 });
    expect(refused).toEqual({
      auditorium: changed,
      errors: [{ __typename: 'StaleVersion', path: ['input', 'expectedVersion'], currentVersion: 2 }],
    });
  });

  test.each([
    ['a name that is taken', { name: 'Saal 1' }, { __typename: 'AlreadyExists', path: ['input', 'name'] }],
    ['no name', { name: null }, { __typename: 'InvalidInput', path: ['input', 'name'] }],
    ['an auditorium that does not exist', { id: newId() }, { __typename: 'NotFound', path: ['input', 'id'] }],
  ])('refuses %s', async (_, changes, error) => {
    const id = await newAuditorium('Saal 2');
    const refused = await withoutAnyChange(testApp.database, () => update({ id, expectedVersion: 1, ...changes }));
    expect(refused).toMatchObject({ auditorium: null, errors: [error] });
  });
});
