import type { FastifyInstance } from 'fastify';
import { type Metric, single, tallied } from '../platform/metrics/metric.ts';
import { Tally } from '../platform/metrics/tally.ts';
import type { UnderWay } from './under-way.ts';

/** What is shown before it happens: a first 500 is an increase then. */
const STATUSES = ['200', '429', '500', '503'];

/** Counts the answers of all routes, those of `/metrics` among them. To be called before the routes are added. */
export function responseMetrics(fastify: FastifyInstance, underWay: UnderWay): readonly Metric[] {
  const statuses = new Tally(STATUSES);
  fastify.addHook('onResponse', (_request, reply, done) => {
    statuses.add(String(reply.statusCode));
    done();
  });
  return [
    {
      name: 'rowlock_http_responses_total',
      type: 'counter',
      help: 'Answers over HTTP, by their status.',
      read: () => tallied(statuses, 'status'),
    },
    {
      name: 'rowlock_requests_under_way',
      type: 'gauge',
      help: 'Requests, and events of subscriptions, that are being answered.',
      read: () => single(underWay.count),
    },
  ];
}
