import type { FastifyInstance, FastifyRequest } from 'fastify';
import { jsonProblem, jsonProblemNow } from '../platform/json-bounds.ts';
import { withStatus } from './with-status.ts';

/** In characters. To look at a shorter text takes less than a millisecond. */
const SHORT = 20_000;

/**
 * Reads bodies of JSON. What would keep the process busy is not parsed: 256,000 times `[` take 100 ms. Nor is what is nested
 * too deep: what reads it may do so recursively.
 */
export function readJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (request: FastifyRequest, body: string) => {
      const problem = body.length > SHORT ? await jsonProblem(body) : jsonProblemNow(body);
      if (problem !== undefined) throw withStatus(400);
      return new Promise((resolve, reject) => {
        void parse(request, body, (error, value) => (error ? reject(error) : resolve(value)));
      });
    },
  );
}
