import type { FastifyInstance } from 'fastify';

export interface Health {
  /** What only a restart helps against. */
  broken: () => string | undefined;
  /** Why it cannot work at the moment. */
  notReady: () => Promise<string | undefined>;
}

/**
 * `/healthz`: the process is alive; if not, restart it. `/readyz`: it can work, so a load balancer may send requests. What
 * many processes share, and can do without, counts for neither: all of them would be taken out at once.
 */
export function serveHealth(fastify: FastifyInstance, { broken, notReady }: Health): void {
  fastify.get('/healthz', (_request, reply) => {
    const reason = broken();
    return reply.code(reason === undefined ? 200 : 503).send({ status: reason ?? 'ok' });
  });
  fastify.get('/readyz', async (_request, reply) => {
    const reason = broken() ?? (await notReady());
    return reply.code(reason === undefined ? 200 : 503).send({ status: reason ?? 'ready' });
  });
}
