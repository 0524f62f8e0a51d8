import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isId } from '../../platform/ids.ts';
import type { PaymentHints } from '../payment-gateway.ts';

/** The payment's id follows. */
export const FAKE_PAYMENT_PATH = '/fake-payment/';

/** Unlike the cinema's page: it is that of another. */
const HEAD = `<!doctype html><html lang="en"><title>Fake bank</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif }
main { max-width: 24rem; margin: 15vh auto 0; padding: 0 1rem }
button { width: 100%; min-height: 3rem; margin-top: 0.75rem; font: inherit }
</style>`;

interface Parts {
  gateway: { answer(paymentId: string, outcome: 'succeeded' | 'declined'): Promise<boolean> };
  hints: Pick<PaymentHints, 'payment'>;
}

/**
 * What the page of a buyer's bank is for 3-D Secure, so that it can be tried without a bank: GET shows two buttons, and POST to
 * `/approve` or `/decline` answers once. Later answers change nothing. With `?booking=` and an id, which the page of a buyer adds,
 * an answer leads back to that booking's page.
 */
export function serveFakePayment(scope: FastifyInstance, { gateway, hints }: Parts): void {
  // The buttons send no fields.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, body, done) => void body.resume().once('end', () => done(null)));
  scope.get(`${FAKE_PAYMENT_PATH}:id`, (request, reply) => {
    const { id } = request.params as { id: string };
    const bookingId = bookingOf(request);
    const back = bookingId === undefined ? '' : `?booking=${bookingId}`;
    if (!isId(id)) return send(reply.code(404), '<p>There is no such payment.</p>');
    const button = (path: string, text: string) =>
      `<form method="post" action="${id}/${path}${back}"><button>${text}</button></form>`;
    return send(reply, `<p>Is it you who pays?</p>${button('approve', 'Approve')}${button('decline', 'Decline')}`);
  });
  for (const [path, outcome] of [
    ['approve', 'succeeded'],
    ['decline', 'declined'],
  ] as const) {
    scope.post(`${FAKE_PAYMENT_PATH}:id/${path}`, async (request, reply) => {
      const { id } = request.params as { id: string };
      const isAnswered = isId(id) && (await gateway.answer(id, outcome));
      if (!isAnswered) return send(reply.code(404), '<p>This payment does not wait for an answer.</p>');
      hints.payment(id);
      const bookingId = bookingOf(request);
      // Relative: a proxy may have the page at any path.
      if (bookingId !== undefined) return reply.redirect(`../../bookings/${bookingId}`, 303);
      return send(reply, '<p>Thank you. You can close this page.</p>');
    });
  }
}

/** An id and nothing else, so that no link leads from here to another place. */
function bookingOf({ query }: FastifyRequest): string | undefined {
  const { booking } = query as { booking?: unknown };
  return typeof booking === 'string' && isId(booking) ? booking : undefined;
}

function send(reply: FastifyReply, text: string): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(`${HEAD}<main><h1>Fake bank</h1>${text}</main></html>`);
}
