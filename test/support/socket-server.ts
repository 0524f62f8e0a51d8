import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphQLSchema } from 'graphql';
import type { Account, RoleGrant } from '../../src/generated/prisma/client.ts';
import type { CallerChanges } from '../../src/graphql/authentication.ts';
import type { Callers } from '../../src/graphql/context.ts';
import { manyRows, oneRow } from '../../src/platform/batches.ts';
import type { Identity } from '../../src/platform/identity.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { TrustedDocuments } from '../../src/server/trusted-documents.ts';
import { UnderWay } from '../../src/server/under-way.ts';
import { serveWebSockets } from '../../src/server/websocket.ts';

/** For a schema in which no field asks for an account. */
export const noAccounts = {
  byId: oneRow<Account>(
    ({ id }) => id,
    () => Promise.resolve([]),
  ),
  grantsByAccountId: manyRows<RoleGrant>(
    ({ accountId }) => accountId,
    () => Promise.resolve([]),
  ),
  exists: () => Promise.resolve(true),
};

/** What a server is told about its callers. */
export class TestedChanges implements CallerChanges {
  ended: (sessionIds: readonly string[]) => void = () => undefined;
  roleRevoked: (accountIds: readonly string[]) => void = () => undefined;

  onEnded(listener: (sessionIds: readonly string[]) => void): void {
    this.ended = listener;
  }

  onRoleRevoked(listener: (accountIds: readonly string[]) => void): void {
    this.roleRevoked = listener;
  }
}

/** Without a session: then each token has one of its own. */
type KnownCaller = Omit<Identity, 'sessionId'> & Partial<Identity>;

function identityOf(token: string, known: KnownCaller | undefined): Identity | undefined {
  return known && { sessionId: token, ...known };
}

/** A server of WebSockets for a schema of the test's own. */
export class SocketServer implements AsyncDisposable {
  readonly underWay = new UnderWay();
  /** To say that sessions have ended, or that accounts have lost a role. */
  readonly changes = new TestedChanges();
  readonly #resources = new Resources();
  readonly #server = createServer();

  /** @param read who a token is */
  static async start(
    schema: GraphQLSchema,
    read: (token: string) => KnownCaller | undefined = () => undefined,
    accounts: Callers & { exists: (id: string) => Promise<boolean> } = noAccounts,
  ) {
    const socketServer = new SocketServer();
    const server = socketServer.#resources.use(socketServer.#server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    socketServer.#resources.use(
      serveWebSockets(server, {
        schema,
        trustedDocuments: new TrustedDocuments(undefined, schema),
        accessTokens: { read: (token) => identityOf(token, read(token)) },
        callerChanges: socketServer.changes,
        accounts,
        resolver: () => undefined as never,
        clientAddress: () => '127.0.0.1',
        logger: createLogger('silent'),
        isAllowedOrigin: () => true,
        socketsPerAddress: Infinity,
        clock: systemClock,
        underWay: socketServer.underWay,
      }),
    );
    return socketServer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources[Symbol.asyncDispose]();
  }
}
