import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tracing } from '../platform/tracing/tracing.ts';

/** What is asked every few seconds by those who watch the process. */
const UNTRACED = new Set(['/healthz', '/readyz', '/metrics']);

/** Makes each request a trace, or a part of the one that its `traceparent` names. To be called before the routes are added. */
export function traceRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const { handler, url } = route;
    if (UNTRACED.has(url)) return;
    route.handler = function (this: FastifyInstance, request: FastifyRequest, reply: FastifyReply) {
      const { method, headers } = request;
      const attributes = { 'http.request.method': method, 'http.route': url };
      const from = typeof headers['traceparent'] === 'string' ? headers['traceparent'] : undefined;
      return tracing.request({ name: `${method} ${url}`, kind: 'server', attributes }, from, (set) => {
        const tell = () => set({ 'http.response.status_code': reply.statusCode });
        const answer: unknown = handler.call(this, request, reply);
        if (answer instanceof Promise) return answer.finally(tell);
        tell();
        return answer;
      });
    };
  });
}
