import type { IncomingMessage } from 'node:http';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance } from 'fastify';
import type { SettingValues } from '../config/settings.ts';
import { refuseMissingAccounts } from '../graphql/authorization.ts';
import { hideSchema } from '../graphql/hidden-schema.ts';
import { traceRootFields } from '../graphql/traced-schema.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { Exposition } from '../platform/metrics/exposition.ts';
import type { Metric } from '../platform/metrics/metric.ts';
import { Resources } from '../platform/resources.ts';
import { tracing } from '../platform/tracing/tracing.ts';
import { ANSWER_HEADERS } from './answer-headers.ts';
import { clientAddressBehind } from './client-address.ts';
import { GracefulStop } from './graceful-stop.ts';
import { type Health, serveHealth } from './health.ts';
import { type GraphQLParts, serveHttp } from './http.ts';
import { answerClientError, answerErrors, errorHandler } from './http-errors.ts';
import { serveMetrics } from './metrics.ts';
import { OperationCounts } from './operation-counts.ts';
import { REQUEST_TIMES } from './request-times.ts';
import { responseMetrics } from './server-metrics.ts';
import type { serverSettings } from './server.settings.ts';
import { traceRequests } from './traced-requests.ts';
import { TrustedDocuments } from './trusted-documents.ts';
import { serveWebSockets } from './websocket.ts';

/** Apart, so that the port of an api does not depend on which started first. */
const DEFAULT_PORTS = { api: 4000, worker: 4100 };
const PORTS_TO_TRY = 100;
/** Longer than a load balancer keeps an idle connection, so that it is never the server that closes it. */
const KEEP_ALIVE_MS = 72_000;

/** What pages of other origins may read of an answer. */
const EXPOSED_HEADERS = ['Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/** No route has a schema. Without these, Fastify would load its compilers of schemas at each start, which takes 100 ms. */
const noSchemas = { compilersFactory: { buildValidator: refuseSchema, buildSerializer: refuseSchema } };

function refuseSchema(): never {
  throw new Error('routes have no schemas: GraphQL checks what comes in');
}

export interface Server extends AsyncDisposable {
  /** As in http://127.0.0.1:4000. */
  url: string;
  /** Lets the load balancer notice that this process stops: `/readyz` says so, and all is served on until that ends. */
  drain(seconds: number, skip: AbortSignal): Promise<void>;
}

interface HealthParts {
  config: SettingValues<typeof serverSettings>;
  logger: Logger;
  health: Health;
  /** Those of the rest of the process. */
  metrics: readonly Metric[];
}

interface ServerParts
  extends HealthParts, Omit<GraphQLParts, 'clientAddress' | 'trustedDocuments' | 'operationCounts'> {
  showsSchema: boolean;
  clock: Clock;
  config: HealthParts['config'] & { rateLimits: boolean };
  /** Adds the routes beside /graphql and the health checks. */
  addRoutes: (fastify: FastifyInstance) => void;
}

/** Everything that is served over HTTP and WebSockets, listening. */
export function startServer(parts: ServerParts): Promise<Server> {
  const { config } = parts;
  return serve(parts, DEFAULT_PORTS.api, async ({ fastify, stop, resources }) => {
    await fastify.register(cors, {
      ...{ origin: config.allowedOrigins, methods: ['GET', 'POST'], exposedHeaders: EXPOSED_HEADERS },
      // Any OPTIONS is answered the same way.
      strictPreflight: false,
    });
    const clientAddress = clientAddressBehind(config.trustedProxies);
    fastify.decorateRequest('clientAddress', {
      getter() {
        return clientAddress(this.raw);
      },
    });
    const schema = refuseMissingAccounts(parts.schema, parts.accounts);
    if (!parts.showsSchema) hideSchema(schema);
    if (tracing.isOn) traceRootFields(schema);
    const trustedDocuments = new TrustedDocuments(config.trustedDocuments, schema);
    const operationCounts = new OperationCounts();
    const graphql = { ...parts, clientAddress, schema, trustedDocuments, operationCounts };
    const apollo = await serveHttp(fastify, graphql);
    resources.defer(() => apollo.stop(), 'Apollo Server');
    parts.addRoutes(fastify);
    const isAllowedOrigin = (request: IncomingMessage) => allowsOrigin(request, config.allowedOrigins);
    const socketsPerAddress = config.rateLimits ? config.socketsPerAddress : Infinity;
    const forSockets = { ...graphql, isAllowedOrigin, socketsPerAddress, underWay: stop.underWay };
    const sockets = serveWebSockets(fastify.server, forSockets);
    stop.closeWith(sockets);
    return [...operationCounts.metrics, ...sockets.metrics];
  });
}

/** The health and the metrics of a worker, which serves nothing else. */
export function startHealthServer(parts: HealthParts): Promise<Server> {
  return serve(parts, DEFAULT_PORTS.worker, () => Promise.resolve([]));
}

interface Opening {
  fastify: FastifyInstance;
  stop: GracefulStop;
  /** For what has to be closed once no request is under way any more. */
  resources: Resources;
}

/** @param addTo adds the routes, and gives what they tell at `/metrics` */
function serve(
  { config, logger, health, metrics }: HealthParts,
  defaultPort: number,
  addTo: (opening: Opening) => Promise<readonly Metric[]>,
): Promise<Server> {
  const resources = new Resources();
  return resources.closeOnFailure(async () => {
    const fastify = Fastify({
      logger: false,
      // Nothing reads Fastify's own ideas of the client's address, host and protocol: see clientAddress.
      trustProxy: false,
      keepAliveTimeout: KEEP_ALIVE_MS,
      requestTimeout: REQUEST_TIMES.requestMs,
      http: { headersTimeout: REQUEST_TIMES.headersMs, connectionsCheckingInterval: REQUEST_TIMES.lookMs },
      return503OnClosing: false,
      schemaController: noSchemas,
      frameworkErrors: errorHandler(logger),
      clientErrorHandler: answerClientError,
    });
    fastify.addHook('onRequest', (_request, reply, done) => {
      void reply.headers(ANSWER_HEADERS);
      done();
    });
    answerErrors(fastify, logger);
    const stop = new GracefulStop(fastify, logger);
    if (tracing.isOn) traceRequests(fastify);
    const ofResponses = responseMetrics(fastify, stop.underWay);
    const ofRoutes = await addTo({ fastify, stop, resources });
    if (config.metricsToken) {
      const exposition = new Exposition({ metrics: [...metrics, ...ofResponses, ...ofRoutes], logger });
      serveMetrics(fastify, { tokens: config.metricsToken, exposition });
    }
    const notReady = async () => (stop.isStopping ? 'stopping' : health.notReady());
    serveHealth(fastify, { ...health, notReady });
    resources.use(stop);
    await fastify.ready();
    const url = await listen(fastify, { ...config, defaultPort });
    const drain = (seconds: number, skip: AbortSignal) => stop.drain(seconds, skip);
    return { url, drain, [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose]() };
  });
}

/** Browsers send the origin of the page, which must be this server's own or an allowed one. Other clients send none. */
function allowsOrigin({ headers: { origin, host } }: IncomingMessage, allowedOrigins: string[]): boolean {
  if (origin === undefined || allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

/**
 * On the given port, or else on the first free one from the default on. It tries to listen itself: a port that was found free
 * before may be taken by then.
 */
async function listen(
  fastify: FastifyInstance,
  { host, port, defaultPort }: Pick<HealthParts['config'], 'host' | 'port'> & { defaultPort: number },
): Promise<string> {
  const first = port ?? defaultPort;
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
