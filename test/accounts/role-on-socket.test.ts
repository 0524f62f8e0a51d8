import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, type GraphQLFieldConfig } from 'graphql';
import type { ResolverData } from 'type-graphql';
import { expect, test } from 'vitest';
import { checkAccess } from '../../src/graphql/authorization.ts';
import type { RequestContext } from '../../src/graphql/context.ts';
import { newId } from '../../src/platform/ids.ts';
import { errorsIn, RawSocket } from '../support/raw-socket.ts';
import { SocketServer } from '../support/socket-server.ts';
import { startTestApp } from '../support/test-app.ts';
import { GrantRole, RevokeRole } from './role-operations.ts';

const INT = new GraphQLNonNull(GraphQLInt);

/** For managers, guarded as `@Authorized` does it. One event, and no end. */
const guarded: GraphQLFieldConfig<unknown, RequestContext> = {
  type: INT,
  async subscribe(root, _args, context, info) {
    const data: ResolverData<RequestContext> = { root, args: {}, context, info };
    await checkAccess(data, ['MANAGER']);
    return oneEvent();
  },
  resolve: () => 1,
};

async function* oneEvent(): AsyncGenerator<number> {
  yield 1;
  await new Promise(() => undefined);
}

test('the next subscription of an open WebSocket counts the roles as they are then', async () => {
  await using testApp = await startTestApp('embedded');
  const { client: admin } = await testApp.newAccount('ADMIN');
  const { accountId } = await testApp.newAccount();
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { one: { type: INT } } }),
    subscription: new GraphQLObjectType({ name: 'Subscription', fields: { guarded } }),
  });
  const identity = { accountId, expiresAt: new Date(Date.now() + 3_600_000) };
  await using server = await SocketServer.start(schema, () => identity, testApp.app.services.accounts);
  await using socket = await RawSocket.connect(server.url, newId());
  const subscribe = async () => {
    const answer = await socket.ask({ query: 'subscription { guarded }' });
    return errorsIn(answer)?.[0]?.extensions.code ?? answer.type;
  };
  const input = { accountId, role: 'MANAGER' } as const;
  expect(await subscribe()).toBe('FORBIDDEN');
  await admin.request(GrantRole, { input });
  expect(await subscribe()).toBe('next');
  await admin.request(RevokeRole, { input });
  expect(await subscribe()).toBe('FORBIDDEN');
});
