import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../build-a-cinema/api.ts';
import { type HeldSeats, holdBest, newGuest } from '../give-money-back/buy-tickets.ts';

const CONTACT = { email: 'ada@mail.example', name: 'Ada', locale: 'de' };

interface Seen {
  id: string;
  reference: string;
  status: string;
  payableUntil: string | null;
}

/** What happens on the way. */
export interface CounterStory {
  /** As the quote says. */
  isOffered: boolean;
  /** Two seats, kept without a payment. */
  atCounter: Seen;
  /** The same booking, paid by card. */
  byCard: Seen;
}

const SEEN = 'id reference status payableUntil';

/**
 * A manager offers paying at the counter, a guest books in this way, pays by card after all, and has the tickets mailed again.
 *
 * @param staff with the login of a MANAGER of the cinema, or an ADMIN
 * @param anybody without a login
 */
export async function payAtTheCounter(staff: Api, anybody: Api): Promise<CounterStory> {
  const showing = await showingOnSale(anybody);
  const { id, version: expectedVersion } = showing.auditorium.cinema;
  await staff.change('updateCinema', { id, expectedVersion, counterReleaseMinutes: 30 }, 'cinema { id }');
  const guest = await newGuest(anybody);
  const held = await holdBest(guest, showing.id, 2);
  const { quote } = await quoteOf(guest, held);
  const { booking: atCounter } = await guest.change<{ booking: Seen }>(
    'placeBooking',
    {
      ...{ ...held, expectedTotal: quote.total, idempotencyKey: randomUUID() },
      ...{ payment: { atCounter: true }, contact: CONTACT },
    },
    `booking { ${SEEN} }`,
  );
  await guest.change(
    'retryPayment',
    { bookingId: atCounter.id, payment: { token: 'pm_card_visa' }, idempotencyKey: randomUUID() },
    'booking { id }',
  );
  const byCard = await confirmed(guest, atCounter.id);
  await anybody.change('resendTickets', { reference: byCard.reference, email: CONTACT.email }, '');
  return { isOffered: quote.atCounterOffered, atCounter, byCard };
}

interface OnSale {
  id: string;
  auditorium: { cinema: { id: string; version: number } };
}

async function showingOnSale(anybody: Api): Promise<OnSale> {
  // Not the very next one: its seats might have been released.
  const { showings } = await anybody.query<{ showings: { nodes: OnSale[] } }>(
    '{ showings(first: 50, filter: { statuses: [ON_SALE] }) { nodes { id auditorium { cinema { id version } } } } }',
  );
  const showing = showings.nodes.at(-1);
  if (!showing) throw new Error('no showing is on sale');
  return showing;
}

interface ShownQuote {
  total: { amountMinor: number; currency: string };
  atCounterOffered: boolean;
}

async function quoteOf(guest: Api, held: HeldSeats): Promise<{ quote: ShownQuote }> {
  const { quoteBooking } = await guest.query<{ quoteBooking: { quote: ShownQuote } }>(
    `query ($input: QuoteBookingInput!) {
      quoteBooking(input: $input) { quote { total { amountMinor currency } atCounterOffered } }
    }`,
    { input: held },
  );
  return quoteBooking;
}

async function confirmed(guest: Api, id: string): Promise<Seen> {
  for (;;) {
    const { booking } = await guest.query<{ booking: Seen }>(`query ($id: ID!) { booking(id: $id) { ${SEEN} } }`, {
      id,
    });
    if (booking.status !== 'PENDING_PAYMENT') return booking;
    await sleep(100);
  }
}
