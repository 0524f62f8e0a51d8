import type { IncomingMessage } from 'node:http';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';
import type { SettingValues } from '../config/settings.ts';
import type { Database } from '../platform/database/database.ts';
import { Resources } from '../platform/resources.ts';
import { serveHealth } from './health.ts';
import { type GraphQLParts, serveHttp } from './http.ts';
import type { serverSettings } from './server.settings.ts';
import { serveWebSockets } from './websocket.ts';

/** helmet's own policy, without turning http into https: the server itself speaks http. */
const contentSecurityPolicy = { directives: { upgradeInsecureRequests: null } };

const DEFAULT_PORT = 4000;
const PORTS_TO_TRY = 100;

export interface Server extends AsyncDisposable {
  /** As in http://127.0.0.1:4000. */
  url: string;
}

interface ServerParts extends GraphQLParts {
  config: SettingValues<typeof serverSettings>;
  database: Database;
  /** Adds the routes beside /graphql and the health checks. */
  addRoutes: (fastify: FastifyInstance) => void;
}

/** Everything that is served over HTTP and WebSockets, listening. */
export async function startServer(parts: ServerParts): Promise<Server> {
  const { config, database } = parts;
  const resources = new Resources();
  // A trusted proxy is one in a private network: its X-Forwarded-For is believed.
  const trustProxy = ['loopback', 'linklocal', 'uniquelocal'];
  const fastify = Fastify({ logger: false, forceCloseConnections: true, trustProxy });
  resources.defer(() => fastify.close());
  // The proxy that ends TLS decides about Strict-Transport-Security.
  await fastify.register(helmet, { contentSecurityPolicy, strictTransportSecurity: false });
  await fastify.register(cors, { origin: config.allowedOrigins, methods: ['GET', 'POST'] });
  const apollo = await serveHttp(fastify, parts);
  resources.defer(() => apollo.stop());
  serveHealth(fastify, database);
  parts.addRoutes(fastify);
  await fastify.ready();
  const isAllowedOrigin = (request: IncomingMessage) => allowsOrigin(request, config.allowedOrigins);
  resources.use(serveWebSockets(fastify.server, { ...parts, isAllowedOrigin }));
  const url = await listen(fastify, config);
  return { url, [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose]() };
}

/** Browsers send the origin of the page, which must be this server's own or an allowed one. Other clients send none. */
function allowsOrigin({ headers: { origin, host } }: IncomingMessage, allowedOrigins: string[]): boolean {
  if (origin === undefined || allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * On the given port, or else on the first free one from 4000 on. It tries to listen itself: a port that was found free
 * before may be taken by then.
 */
async function listen(
  fastify: FastifyInstance,
  { host, port }: Pick<ServerParts['config'], 'host' | 'port'>,
): Promise<string> {
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
