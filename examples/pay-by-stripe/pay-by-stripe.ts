import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../build-a-cinema/api.ts';
import { placeBooking, showingOnSale } from '../give-money-back/buy-tickets.ts';

const POLL_MS = 200;

interface SeenPayment {
  status: string;
  declineCode: string | null;
  nextAction: { url: string | null } | null;
}

interface Seen {
  status: string;
  payments: SeenPayment[];
}

/** What happens on the way. */
export interface StripeStory {
  /** The booking while the bank of the buyer waits: payments[0].nextAction.url is its page. */
  atBank: Seen;
  /** Paid with another card. */
  paid: Seen;
}

/**
 * A guest pays with a card whose bank asks, does not get on there, and pays with another card. Whatever the bank is told afterwards, it takes
 * nothing.
 *
 * @param anybody without a login
 */
export async function payByStripe(anybody: Api): Promise<StripeStory> {
  const { id: showingId } = await showingOnSale(anybody);
  const order = { showingId, quantity: 2, token: 'pm_card_authenticationRequired' };
  const { guest, bookingId } = await placeBooking(anybody, order);
  const atBank = await bookingOnce(guest, bookingId, ({ payments }) => payments[0]?.status === 'REQUIRES_ACTION');
  await guest.change(
    'retryPayment',
    { bookingId, payment: { token: 'pm_card_visa' }, idempotencyKey: randomUUID() },
    'booking { id }',
  );
  const paid = await bookingOnce(guest, bookingId, ({ status }) => status === 'CONFIRMED');
  return { atBank, paid };
}

/** A page subscribes to bookingUpdated instead. */
async function bookingOnce(guest: Api, id: string, isReached: (booking: Seen) => boolean): Promise<Seen> {
  const query = 'query ($id: ID!) { booking(id: $id) { status payments { status declineCode nextAction { url } } } }';
  for (let attempts = 0; attempts < 150; attempts++) {
    const { booking } = await guest.query<{ booking: Seen }>(query, { id });
    if (isReached(booking)) return booking;
    await sleep(POLL_MS);
  }
  throw new Error('the payment provider gave no answer');
}
