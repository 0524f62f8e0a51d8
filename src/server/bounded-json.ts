import type { FastifyInstance } from 'fastify';
import { jsonProblemNow } from '../platform/json-bounds.ts';

/** Bodies as Fastify reads them, but for those that are nested too deep: what reads them may do so recursively. */
export function refuseDeepJson(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body.toString();
    if (jsonProblemNow(text) === undefined) void parse(request, text, done);
    else done(Object.assign(new Error('the body is nested too deep'), { statusCode: 400 }));
  });
}
