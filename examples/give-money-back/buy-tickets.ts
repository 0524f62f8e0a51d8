import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../build-a-cinema/api.ts';

const DAY_MS = 86_400_000;
const POLL_MS = 200;

/** A guest and its paid tickets. */
export interface Bought {
  guest: Api;
  bookingId: string;
  tickets: { id: string; seat: { label: string; category: { name: string } } }[];
}

interface OnSale {
  id: string;
  version: number;
  auditorium: { cinema: { id: string } };
}

/** The first one that starts in two days or later: the time to cancel has not passed. */
export async function showingOnSale(api: Api): Promise<OnSale> {
  const { showings } = await api.query<{ showings: { nodes: OnSale[] } }>(
    `query ($from: DateTime!) {
      showings(first: 1, filter: { statuses: [ON_SALE], from: $from }) {
        nodes { id version auditorium { cinema { id } } }
      }
    }`,
    { from: new Date(Date.now() + 2 * DAY_MS).toISOString() },
  );
  const [showing] = showings.nodes;
  if (!showing) throw new Error('no showing is on sale');
  return showing;
}

/** Seats of a guest, and the tickets that it books for them. */
export interface HeldSeats {
  holdId: string;
  tickets: { seatId: string; ticketTypeId: string }[];
}

interface HeldRow {
  id: string;
  seats: { seatId: string; seat: { category: { id: string } } }[];
  showing: { prices: { category: { id: string }; ticketType: { id: string } }[] };
}

/** A new guest buys the best seats, for the first ticket type that has a price there. */
export async function buyTickets(anybody: Api, showingId: string, quantity: number): Promise<Bought> {
  const { guest, bookingId } = await placeBooking(anybody, { showingId, quantity, token: 'pm_card_visa' });
  return { guest, ...(await confirmed(guest, bookingId)) };
}

interface Order {
  showingId: string;
  quantity: number;
  /** Of the payment provider. */
  token: string;
}

/** A new guest books the best seats; the payment is under way then. */
export async function placeBooking(
  anybody: Api,
  { showingId, quantity, token }: Order,
): Promise<Pick<Bought, 'guest' | 'bookingId'>> {
  const guest = await newGuest(anybody);
  const held = await holdBest(guest, showingId, quantity);
  const { booking } = await guest.change<{ booking: { id: string } }>(
    'placeBooking',
    {
      ...{ ...held, expectedTotal: await totalOf(guest, held) },
      ...{ payment: { token }, contact: { email: 'ada@mail.example', name: 'Ada' } },
      idempotencyKey: randomUUID(),
    },
    'booking { id }',
  );
  return { guest, bookingId: booking.id };
}

export async function newGuest(anybody: Api): Promise<Api> {
  const selection = 'tokens { accessToken }';
  const { tokens } = await anybody.change<{ tokens: { accessToken: string } }>('startGuestSession', {}, selection);
  return anybody.as(tokens.accessToken);
}

/** Holds the best seats that are free, for the first ticket type that has a price there. */
export async function holdBest(guest: Api, showingId: string, quantity: number): Promise<HeldSeats> {
  const { hold } = await guest.change<{ hold: HeldRow }>(
    'holdBestAvailable',
    { showingId, quantity },
    'hold { id seats { seatId seat { category { id } } } showing { prices { category { id } ticketType { id } } } }',
  );
  const tickets = hold.seats.map(({ seatId, seat }) => {
    const price = hold.showing.prices.find(({ category }) => category.id === seat.category.id);
    return { seatId, ticketTypeId: price?.ticketType.id ?? '' };
  });
  return { holdId: hold.id, tickets };
}

async function totalOf(guest: Api, held: HeldSeats): Promise<object> {
  const { quoteBooking } = await guest.query<{ quoteBooking: { quote: { total: object } } }>(
    'query ($input: QuoteBookingInput!) { quoteBooking(input: $input) { quote { total { amountMinor currency } } } }',
    { input: held },
  );
  return quoteBooking.quote.total;
}

/** Asks until it is paid; a page subscribes to bookingUpdated instead. */
async function confirmed(guest: Api, id: string): Promise<Omit<Bought, 'guest'>> {
  const query = 'query ($id: ID!) { booking(id: $id) { status tickets { id seat { label category { name } } } } }';
  for (let attempts = 0; attempts < 100; attempts++) {
    const { booking } = await guest.query<{ booking: { status: string; tickets: Bought['tickets'] } }>(query, { id });
    if (booking.status === 'CONFIRMED') return { bookingId: id, tickets: booking.tickets };
    await sleep(POLL_MS);
  }
  throw new Error('the booking was not paid');
}
