import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../generated/gql.ts';
import type { UpdateAccountInput } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const UpdateAccount = graphql(`
  mutation UpdateAccount($input: UpdateAccountInput!) {
    updateAccount(input: $input) {
      account {
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
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function update(client: GraphQLClient, input: UpdateAccountInput) {
  return (await client.request(UpdateAccount, { input })).updateAccount;
}

describe('updateAccount', () => {
  test('changes the name, and the version grows', async () => {
    const { accountId: id, client } = await testApp.newAccount();
    expect(await update(client, { id, expectedVersion: 1, name: ' Ada ' })).toEqual({
      account: { id, name: 'Ada', version: 2 },
      errors: [],
    });
    expect(await update(client, { id, expectedVersion: 2, name: null })).toMatchObject({ account: { name: null } });
  });

  test('leaves the name as it is when it is left out', async () => {
    const { accountId: id, client } = await testApp.newAccount();
    expect(await update(client, { id, expectedVersion: 1 })).toMatchObject({ account: { name: 'Test', version: 2 } });
  });

  test('is refused for an old version, with the account as it is now', async () => {
    const { accountId: id, client } = await testApp.newAccount();
    await update(client, { id, expectedVersion: 1, name: 'First' });
    const stale = await withoutAnyChange(testApp.database, () =>
      update(client, { id, expectedVersion: 1, name: 'Second' }),
    );
    expect(stale).toEqual({
      account: { id, name: 'First', version: 2 },
      errors: [{ __typename: 'StaleVersion', path: ['input', 'expectedVersion'], currentVersion: 2 }],
    });
  });

  test('of two at the same time exactly one succeeds', async () => {
    const { accountId: id, client } = await testApp.newAccount();
    const names = ['First', 'Second', 'Third', 'Fourth'];
    const answers = await Promise.all(names.map((name) => update(client, { id, expectedVersion: 1, name })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const { version } = await testApp.database.prisma.account.findUniqueOrThrow({ where: { id } });
    expect(version).toBe(2);
  });

  test.each([
    ['a name that has only spaces', { name: '  ' }, { __typename: 'InvalidInput', path: ['input', 'name'] }],
    ['a name that is too long', { name: 'x'.repeat(101) }, { __typename: 'InvalidInput', path: ['input', 'name'] }],
  ])('is refused for %s', async (_, change, error) => {
    const { accountId: id, client } = await testApp.newAccount();
    const answer = await withoutAnyChange(testApp.database, () =>
      update(client, { id, expectedVersion: 1, ...change }),
    );
    expect(answer).toEqual({ account: null, errors: [error] });
  });

  test('is refused for another account, as for one that does not exist', async () => {
    const { client } = await testApp.newAccount();
    const { accountId: other } = await testApp.newAccount();
    const missing = '01a1fe8e-cb6a-73f4-849f-000000000000';
    for (const id of [other, missing, 'no id']) {
      const answer = await withoutAnyChange(testApp.database, () =>
        update(client, { id, expectedVersion: 1, name: 'x' }),
      );
      expect(answer).toEqual({ account: null, errors: [{ __typename: 'NotFound', path: ['input', 'id'] }] });
    }
  });
});
