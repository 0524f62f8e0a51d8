import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Logger } from '../platform/logger.ts';
import { UnderWay } from './under-way.ts';

/** For requests under way, once no new ones are accepted: longer than the slowest answer takes. */
const REQUESTS_MS = 8000;
/** For what a request that was cut then still does. */
const LEFTOVERS_MS = 2000;
const SWEEP_MS = 200;

/**
 * Stops an HTTP server without cutting a request.
 *
 * - serving
 * - draining: `/readyz` says 503 and everything is served as before, until the balancer has noticed. Each answer closes its
 *   connection: a request that arrives on an idle connection just as it is closed would be lost.
 * - closing: there are no new connections, and requests under way finish. WebSockets are closed meanwhile.
 */
export class GracefulStop implements AsyncDisposable {
  /** Requests, and operations over WebSockets, whose clients may have left already. */
  readonly underWay = new UnderWay();
  /** From the start of the draining on. */
  isStopping = false;
  readonly #fastify: FastifyInstance;
  readonly #logger: Logger;
  readonly #connections = new Set<Socket>();
  #sockets: AsyncDisposable | undefined;

  /** To be made before the routes. */
  constructor(fastify: FastifyInstance, logger: Logger) {
    this.#fastify = fastify;
    this.#logger = logger;
    fastify.addHook('onRoute', (route) => this.#follow(route));
    fastify.addHook('onSend', (_request, reply, _payload, done) => {
      if (this.isStopping) void reply.header('connection', 'close');
      done();
    });
    fastify.server.on('connection', (connection: Socket) => {
      this.#connections.add(connection);
      connection.once('close', () => this.#connections.delete(connection));
    });
  }

  #follow(route: RouteOptions): void {
    const { underWay } = this;
    const { handler } = route;
    route.handler = function (this: FastifyInstance, request: FastifyRequest, reply: FastifyReply) {
      const answer: unknown = handler.call(this, request, reply);
      return answer instanceof Promise ? underWay.add(answer) : answer;
    };
  }

  /** WebSockets keep the HTTP server open, so both are closed at the same time. */
  closeWith(sockets: AsyncDisposable): void {
    this.#sockets = sockets;
  }

  /** Resolves after that time, or at the signal. */
  async drain(seconds: number, skip: AbortSignal): Promise<void> {
    this.isStopping = true;
    await sleep(seconds * 1000, undefined, { signal: skip }).catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isStopping = true;
    const sweep = setInterval(() => this.#closeUnused(), SWEEP_MS);
    const deadline = setTimeout(() => this.#cut(), REQUESTS_MS);
    try {
      await Promise.all([this.#fastify.close(), this.#sockets?.[Symbol.asyncDispose]()]);
    } finally {
      clearInterval(sweep);
      clearTimeout(deadline);
    }
    await Promise.race([this.underWay.finished(), sleep(LEFTOVERS_MS, undefined, { ref: false })]);
  }

  /** Connections whose answer had begun before the stop, and those that browsers open in advance and never use. */
  #closeUnused(): void {
    this.#fastify.server.closeIdleConnections();
    for (const connection of this.#connections) if (connection.bytesRead === 0) connection.destroy();
  }

  #cut(): void {
    this.#logger.warn({ requests: this.underWay.count }, 'requests did not finish in time and were cut');
    this.#fastify.server.closeAllConnections();
  }
}
