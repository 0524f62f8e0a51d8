import type { FastifyReply, FastifyRequest } from 'fastify';
import { GUEST_SECONDS, type Guests } from '../accounts/guests.ts';
import type { RateLimiter } from '../platform/redis/rate-limiter.ts';

export const GUEST_PATH = '/graphiql/guest';

const COOKIE = 'rowlock_guest';

/**
 * Answers with an access token for the visitor of /graphiql: a guest of its own, and the same one each time. A cookie,
 * which scripts cannot read and which is sent to no other path, says which guest it is.
 */
export function guestRoute({ guests, guestStarts }: { guests: Guests; guestStarts: RateLimiter }) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.header('cache-control', 'no-store');
    // Another site could replace a visitor's guest by a new one.
    if (!['same-origin', undefined].includes(header(request, 'sec-fetch-site')))
      return reply.code(403).send(failure('FORBIDDEN', 'Only the pages of this server may ask for a guest.'));
    const known = await guests.renew(cookieOf(request));
    const waitSeconds = known ? 0 : await guestStarts.consume(request.clientAddress);
    if (waitSeconds > 0) {
      const refusal = failure('RATE_LIMITED', `Too many guests from this address: wait ${waitSeconds} seconds.`);
      return reply.code(429).header('retry-after', waitSeconds).send(refusal);
    }
    const { accessToken, secondsLeft, renewal } = known ?? (await guests.start());
    if (!known) void reply.header('set-cookie', cookie(renewal, request));
    return { accessToken, secondsLeft };
  };
}

function cookie(value: string, request: FastifyRequest): string {
  const attributes = [`Path=${GUEST_PATH}`, `Max-Age=${GUEST_SECONDS}`, 'HttpOnly', 'SameSite=Strict'];
  // Of any proxy: inventing it only loses the own cookie.
  const isSecure = header(request, 'x-forwarded-proto')?.startsWith('https') ?? false;
  return [`${COOKIE}=${value}`, ...attributes, ...(isSecure ? ['Secure'] : [])].join('; ');
}

function cookieOf(request: FastifyRequest): string {
  return new RegExp(`(?:^|; )${COOKIE}=([\\w.-]+)`).exec(header(request, 'cookie') ?? '')?.[1] ?? '';
}

function header({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

function failure(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] };
}
