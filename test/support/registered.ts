import { Login, RegisterAccount } from '../accounts/operations.ts';
import { newId } from '../../src/platform/ids.ts';
import type { GraphQLClient } from './client.ts';
import type { TestApp } from './test-app.ts';

export const PASSWORD = 'difference engine';

export interface Registered {
  accountId: string;
  email: string;
  password: string;
  /** With the login of the registration. */
  client: GraphQLClient;
}

/** An account with a password, which takes a moment to hash. */
export async function register(
  testApp: Pick<TestApp, 'client'>,
  email = `${newId()}@example.com`,
): Promise<Registered> {
  const input = { email, password: PASSWORD, name: 'Ada Lovelace' };
  const { account, tokens, errors } = (await testApp.client.request(RegisterAccount, { input })).register;
  if (!account || !tokens) throw new Error(JSON.stringify(errors));
  const client = testApp.client.as(tokens.accessToken);
  return { accountId: account.id, email: input.email, password: PASSWORD, client };
}

/** Another session; undefined when it is refused. */
export async function logIn(
  testApp: Pick<TestApp, 'client'>,
  { email, password }: { email: string; password: string },
): Promise<GraphQLClient | undefined> {
  const { tokens } = (await testApp.client.request(Login, { input: { email, password } })).login;
  return tokens ? testApp.client.as(tokens.accessToken) : undefined;
}
