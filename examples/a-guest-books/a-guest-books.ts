import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../build-a-cinema/api.ts';

interface Person {
  email: string;
  name: string;
  password: string;
}

interface Money {
  amountMinor: number;
  currency: string;
}

/** A booking as a device shows it. */
interface ShownBooking {
  reference: string;
  status: string;
  contact: { email: string } | null;
  /** The page of its tickets, which needs no login. */
  url: string | null;
  tickets: { code: string | null; url: string | null; seat: { label: string } }[];
}

interface HeldSeats {
  id: string;
  seats: { seatId: string; seat: { category: { id: string } } }[];
}

/** What the guest sees on the way. */
export interface GuestStory {
  /** On the device that it was booked with, once it is paid. */
  booked: ShownBooking;
  /** On another device, by the reference and the e-mail address. */
  elsewhere: ShownBooking | null;
  /** The references of the account that the guest becomes. */
  ofAccount: string[];
  /** What the account gets back for the booking; null when it is too late to cancel. */
  givenBack: Money | null;
}

const BOOKING = 'reference status url contact { email } tickets { code url seat { label } }';

/**
 * A guest holds the best seat without any login, books it with an e-mail address alone, reads the booking on another device, and
 * registers: then the booking is the account's, which cancels it.
 *
 * @param api without a login
 */
export async function aGuestBooks(api: Api, { email, name, password }: Person): Promise<GuestStory> {
  const { tokens } = await api.change<{ tokens: { accessToken: string } }>(
    'startGuestSession',
    { locale: 'de' },
    'tokens { accessToken }',
  );
  const guest = api.as(tokens.accessToken);
  const bookingId = await bookASeat(guest, { email, name });
  const booked = await waitUntilPaid(guest, bookingId);
  const { bookingByReference: elsewhere } = await api.query<{ bookingByReference: ShownBooking | null }>(
    `query ($reference: String!, $email: EmailAddress!) {
      bookingByReference(reference: $reference, email: $email) { ${BOOKING} }
    }`,
    // As people type it.
    { reference: booked.reference.toLowerCase().replace('-', ' '), email },
  );
  const account = await register(guest, { email, name, password });
  const ofAccount = await referencesOf(account);
  return { booked, elsewhere, ofAccount, givenBack: await cancel(account, bookingId) };
}

/** @returns the id of the booking */
async function bookASeat(guest: Api, contact: { email: string; name: string }): Promise<string> {
  const { showings } = await guest.query<{
    showings: {
      nodes: {
        id: string;
        prices: { ticketType: { id: string }; category: { id: string } }[];
      }[];
    };
  }>(`{ showings(first: 1, filter: { statuses: [ON_SALE] }) { nodes {
    id prices { ticketType { id } category { id } }
  } } }`);
  const [showing] = showings.nodes;
  if (!showing) throw new Error('nothing is on sale');
  const { hold } = await guest.change<{ hold: HeldSeats }>(
    'holdBestAvailable',
    { showingId: showing.id, quantity: 1, idempotencyKey: randomUUID() },
    'hold { id seats { seatId seat { category { id } } } }',
  );
  const tickets = hold.seats.map(({ seatId, seat }) => {
    const price = showing.prices.find(({ category }) => category.id === seat.category.id);
    if (!price) throw new Error('the seat has no price');
    return { seatId, ticketTypeId: price.ticketType.id };
  });
  const order = { holdId: hold.id, tickets };
  const { quoteBooking } = await guest.query<{ quoteBooking: { quote: { total: Money } } }>(
    'query ($input: QuoteBookingInput!) { quoteBooking(input: $input) { quote { total { amountMinor currency } } } }',
    { input: order },
  );
  const payment = { token: 'pm_card_visa' };
  const { booking } = await guest.change<{ booking: { id: string } }>(
    'placeBooking',
    { ...order, contact, payment, expectedTotal: quoteBooking.quote.total, idempotencyKey: randomUUID() },
    'booking { id }',
  );
  return booking.id;
}

async function waitUntilPaid(guest: Api, id: string): Promise<ShownBooking> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const { booking } = await guest.query<{ booking: ShownBooking }>(
      `query ($id: ID!) { booking(id: $id) { ${BOOKING} } }`,
      { id },
    );
    if (booking.status === 'CONFIRMED') return booking;
    await sleep(100);
  }
  throw new Error('the payment was not settled within 10 seconds');
}

/** The guest becomes the account: it is registered with the guest's login. */
async function register(guest: Api, person: Person): Promise<Api> {
  const { tokens } = await guest.change<{ tokens: { accessToken: string } }>(
    'register',
    person,
    'tokens { accessToken }',
  );
  return guest.as(tokens.accessToken);
}

async function referencesOf(account: Api): Promise<string[]> {
  const { me } = await account.query<{ me: { bookings: { nodes: { reference: string }[] } } }>(
    '{ me { bookings { nodes { reference } } } }',
  );
  return me.bookings.nodes.map(({ reference }) => reference);
}

/** Shows what is given back, and then cancels. Null when the cinema takes no tickets back, or not so late. */
async function cancel(account: Api, bookingId: string): Promise<Money | null> {
  const { quoteCancellation } = await account.query<{ quoteCancellation: { quote: { refund: Money } | null } }>(
    `query ($input: QuoteCancellationInput!) {
      quoteCancellation(input: $input) { quote { refund { amountMinor currency } fee { amountMinor } cutoff } }
    }`,
    { input: { bookingId } },
  );
  if (!quoteCancellation.quote) return null;
  const { booking } = await account.change<{ booking: { refunded: Money } }>(
    'cancelBooking',
    { bookingId, idempotencyKey: randomUUID() },
    'booking { status refunded { amountMinor currency } }',
  );
  return booking.refunded;
}
