import type { IncomingMessage } from 'node:http';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance } from 'fastify';
import type { AccountService } from '../accounts/account.service.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../platform/database/database.ts';
import { Resources } from '../platform/resources.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { ShowingSeatService } from '../seating/showing-seat.service.ts';
import { serveFrontPage } from './graphiql.ts';
import { type GraphQLParts, serveHttp } from './http.ts';
import { serveWebSockets } from './websocket.ts';

const DEFAULT_PORT = 4000;
const PORTS_TO_TRY = 100;

export interface Server extends AsyncDisposable {
  url: string;
}

export interface ServerParts extends GraphQLParts {
  config: Pick<Config, 'host' | 'port' | 'allowedOrigins' | 'seedDemo'>;
  database: Database;
  accounts: AccountService;
  showings: ShowingService;
  showingSeats: ShowingSeatService;
}

/** Everything that is answered over HTTP and WebSockets, listening. */
export async function startServer(parts: ServerParts): Promise<Server> {
  const { config, database } = parts;
  const resources = new Resources();
  // A load balancer in a private network says whom it speaks for; a stranger who says so is not believed.
  const trustProxy = ['loopback', 'linklocal', 'uniquelocal'];
  const fastify = Fastify({ logger: false, forceCloseConnections: true, trustProxy });
  resources.defer(() => fastify.close());
  await fastify.register(cors, { origin: config.allowedOrigins, methods: ['GET', 'POST'] });
  const apollo = await serveHttp(fastify, parts);
  resources.defer(() => apollo.stop());
  serveHealth(fastify, database);
  serveFrontPage(fastify, { ...parts, isDemo: config.seedDemo });
  await fastify.ready();
  const isAllowedOrigin = (request: IncomingMessage) => allowsOrigin(request, config.allowedOrigins);
  resources.use(serveWebSockets(fastify.server, { ...parts, isAllowedOrigin }));
  const url = await listen(fastify, config);
  return { url, [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose]() };
}

/** `/healthz`: the process lives. `/readyz`: it can do its work, so send it some. */
function serveHealth(fastify: FastifyInstance, database: Database): void {
  fastify.get('/healthz', () => ({ status: 'ok' }));
  fastify.get('/readyz', async (_request, reply) => {
    try {
      await database.prisma.$queryRaw`select 1`;
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
}

/** Browsers name the page's origin, which must be this server's own or an allowed one. Others name none. */
function allowsOrigin({ headers: { origin, host } }: IncomingMessage, allowedOrigins: string[]): boolean {
  if (origin === undefined || allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** On the port that was given, or else on the first free one from 4000 on. */
async function listen(fastify: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string> {
  const first = port ?? DEFAULT_PORT;
  for (let candidate = first; ; candidate++) {
    try {
      await fastify.listen({ port: candidate, host });
      return `http://${host.includes(':') ? `[${host}]` : host}:${candidate}`;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (isTaken && port === undefined && candidate < first + PORTS_TO_TRY) continue;
      throw new Error(`PORT: cannot listen on ${host}:${candidate} (${(error as Error).message})`, { cause: error });
    }
  }
}
