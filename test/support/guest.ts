import { GraphQLClient } from './client.ts';
import { createAccount, type TestApp } from './test-app.ts';

export interface Guest {
  accountId: string;
  client: GraphQLClient;
}

/** An account without e-mail address and password, and its login. */
export async function newGuest({ app, database }: TestApp): Promise<Guest> {
  const { accountId, token } = await createAccount(database);
  const data = { isGuest: true, email: null, passwordHash: null, name: null };
  await database.prisma.account.update({ where: { id: accountId }, data });
  return { accountId, client: new GraphQLClient(app.url).as(token) };
}
