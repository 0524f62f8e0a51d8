import type { FastifyInstance } from 'fastify';
import type { Database } from '../platform/database/database.ts';

/** `/healthz`: the process is alive. `/readyz`: it can work, so a load balancer may send requests. */
export function serveHealth(fastify: FastifyInstance, database: Database): void {
  fastify.get('/healthz', () => ({ status: 'ok' }));
  fastify.get('/readyz', async (_request, reply) => {
    try {
      await database.ping();
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
}
