import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Exposition } from '../platform/metrics/exposition.ts';

const METRICS_PATH = '/metrics';

/**
 * `/metrics`, for those who have the token: it tells how many seats are being held and paid for. It is on the port of
 * everything else, so that an api and a worker are scraped alike.
 *
 * @param options.tokens each of them is accepted
 */
export function serveMetrics(
  fastify: FastifyInstance,
  { tokens, exposition }: { tokens: readonly string[]; exposition: Pick<Exposition, 'scrape'> },
): void {
  const digests = tokens.map(digestOf);
  const isAllowed = (authorization = '') => {
    const [, token = ''] = /^Bearer +(.*)$/i.exec(authorization) ?? [];
    const digest = digestOf(token);
    return digests.some((known) => timingSafeEqual(known, digest));
  };
  fastify.get(METRICS_PATH, async ({ headers }, reply) => {
    void reply.header('cache-control', 'no-store');
    if (!isAllowed(headers.authorization)) {
      return reply.code(401).header('www-authenticate', 'Bearer').send({ status: 'the token is missing or wrong' });
    }
    const { contentType, text } = await exposition.scrape();
    return reply.header('content-type', contentType).send(text);
  });
}

/** Of one length, so that they can be compared in constant time. */
function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
