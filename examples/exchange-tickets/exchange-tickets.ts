import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../build-a-cinema/api.ts';
import { type HeldSeats, holdBest, newGuest } from '../give-money-back/buy-tickets.ts';

interface Amount {
  amountMinor: number;
  currency: string;
}

interface ShownBooking {
  id: string;
  status: string;
  total: Amount;
  refunded: Amount;
  tickets: { id: string; status: string; seat: { id: string; label: string } }[];
}

interface ShownQuote {
  difference: Amount;
  lines: { kind: string; label: string; amount: { decimal: string } }[];
}

/** What the guest sees on the way. */
export interface ExchangeStory {
  booked: ShownBooking;
  quote: ShownQuote;
  /** The old ticket is VOID, the new one VALID. */
  exchanged: ShownBooking;
  /** Of another showing, when the cinema has one on sale: a booking of its own. */
  moved: (ShownBooking & { exchangedFrom: { id: string } | null }) | null;
}

const AMOUNT = '{ amountMinor currency }';
const BOOKING = `id status total ${AMOUNT} refunded ${AMOUNT} tickets { id status seat { id label } }`;

/**
 * A guest books a seat, finds a better one, and exchanges the ticket; and then exchanges it for another showing.
 *
 * @param api without a login
 */
export async function exchangeTickets(api: Api): Promise<ExchangeStory> {
  const guest = await newGuest(api);
  const [showing, later] = await showingsOfOneCinema(guest);
  const booked = await book(guest, await holdBest(guest, showing.id, 1));
  const { quote, booking } = await exchange(guest, booked, await holdBest(guest, showing.id, 1));
  if (!later) return { booked, quote, exchanged: booking, moved: null };
  const moved = await exchange(guest, booking, await holdBest(guest, later.id, 1));
  const { exchangedFrom } = (
    await guest.query<{ booking: { exchangedFrom: { id: string } | null } }>(
      'query ($id: ID!) { booking(id: $id) { exchangedFrom { id } } }',
      { id: moved.booking.id },
    )
  ).booking;
  return { booked, quote, exchanged: booking, moved: { ...moved.booking, exchangedFrom } };
}

/** What is on sale first, and another one of its cinema. */
async function showingsOfOneCinema(guest: Api): Promise<[{ id: string }, { id: string } | undefined]> {
  const { showings } = await guest.query<{
    showings: { nodes: { id: string; auditorium: { cinema: { id: string } } }[] };
  }>('{ showings(first: 50, filter: { statuses: [ON_SALE] }) { nodes { id auditorium { cinema { id } } } } }');
  const [first, ...others] = showings.nodes;
  if (!first) throw new Error('no showing is on sale');
  return [first, others.find(({ auditorium }) => auditorium.cinema.id === first.auditorium.cinema.id)];
}

/** Exchanges the VALID ticket of a booking for the seat that is held. @returns what it costs, and the booking of the new ticket */
async function exchange(
  guest: Api,
  { id: bookingId, tickets }: ShownBooking,
  held: HeldSeats,
): Promise<{ quote: ShownQuote; booking: ShownBooking }> {
  const ticketId = tickets.find(({ status }) => status === 'VALID')?.id;
  const asked = { bookingId, holdId: held.holdId, tickets: held.tickets.map((ticket) => ({ ...ticket, ticketId })) };
  const { quoteExchange } = await guest.query<{ quoteExchange: { quote: ShownQuote | null; errors: object[] } }>(
    `query ($input: QuoteExchangeInput!) {
      quoteExchange(input: $input) {
        quote { difference ${AMOUNT} lines { kind label amount { decimal } } } errors { __typename message }
      }
    }`,
    { input: asked },
  );
  const { quote, errors } = quoteExchange;
  if (!quote) throw new Error(JSON.stringify(errors));
  const payment = quote.difference.amountMinor > 0 ? { token: 'pm_card_visa' } : null;
  const { booking } = await guest.change<{ booking: ShownBooking }>(
    'exchangeTickets',
    { ...asked, payment, expectedDifference: quote.difference, idempotencyKey: randomUUID() },
    `booking { ${BOOKING} }`,
  );
  // At once, unless a difference is being paid.
  const isExchanged = ({ tickets: all }: ShownBooking) =>
    all.some(({ status, seat }) => status === 'VALID' && seat.id === held.tickets[0]?.seatId);
  return { quote, booking: await once(guest, booking.id, isExchanged) };
}

async function book(guest: Api, held: HeldSeats): Promise<ShownBooking> {
  const { quoteBooking } = await guest.query<{ quoteBooking: { quote: { total: Amount } } }>(
    `query ($input: QuoteBookingInput!) { quoteBooking(input: $input) { quote { total ${AMOUNT} } } }`,
    { input: held },
  );
  const { booking } = await guest.change<{ booking: ShownBooking }>(
    'placeBooking',
    {
      ...{ ...held, expectedTotal: quoteBooking.quote.total, idempotencyKey: randomUUID() },
      ...{ payment: { token: 'pm_card_visa' }, contact: { email: 'ada@mail.example', name: 'Ada' } },
    },
    `booking { ${BOOKING} }`,
  );
  return once(guest, booking.id, ({ status }) => status === 'CONFIRMED');
}

/** The booking, as soon as it is so. A page would subscribe to bookingUpdated. @throws after ten seconds */
async function once(guest: Api, id: string, isSo: (booking: ShownBooking) => boolean): Promise<ShownBooking> {
  for (let tries = 0; tries < 100; tries++) {
    const { booking } = await guest.query<{ booking: ShownBooking }>(
      `query ($id: ID!) { booking(id: $id) { ${BOOKING} } }`,
      { id },
    );
    if (isSo(booking)) return booking;
    await sleep(100);
  }
  throw new Error(`the booking ${id} did not change`);
}
