import { randomUUID } from 'node:crypto';
import type { Api } from '../build-a-cinema/api.ts';

interface Amount {
  amountMinor: number;
  currency: string;
}

interface ShownQuote {
  total: Amount;
  lines: { kind: string; label: string; amount: { decimal: string } }[];
}

interface Placed {
  id: string;
  reference: string;
  promoCodes: string[];
  total: Amount;
}

/** What happens on the way. */
export interface PromoStory {
  /** As staff sees it, in upper case. */
  code: string;
  /** With the code as the guest has typed it. */
  quote: ShownQuote;
  booking: Placed;
  /** Of the second quote, after its only use. */
  reason: string;
  /** How often it is used, as staff sees it. */
  used: number;
}

const QUOTE = 'quote { total { amountMinor currency } lines { kind label amount { decimal } } }';

/**
 * A manager makes a promo code with one use, a guest books with it, and a second guest is told that it is used up.
 *
 * @param staff with the login of a MANAGER of all cinemas, or an ADMIN
 * @param anybody without a login
 */
export async function useAPromoCode(staff: Api, anybody: Api): Promise<PromoStory> {
  const { promoCode } = await staff.change<{ promoCode: { id: string; code: string } }>(
    'createPromoCode',
    { code: `welcome-${randomUUID().slice(0, 8)}`, discount: { percent: 20 }, maxUses: 1 },
    'promoCode { id code }',
  );
  const typed = promoCode.code.toLowerCase();
  const guest = await newGuest(anybody);
  const held = await holdOneSeat(guest);
  const { quote } = await quoteWith(guest, held, typed);
  if (!quote) throw new Error('there is no quote');
  const { booking } = await guest.change<{ booking: Placed }>(
    'placeBooking',
    {
      ...{ ...held, promoCodes: [typed], expectedTotal: quote.total, idempotencyKey: randomUUID() },
      ...{ payment: { token: 'pm_card_visa' }, contact: { email: 'ada@mail.example', name: 'Ada' } },
    },
    'booking { id reference promoCodes total { amountMinor currency } }',
  );
  const second = await newGuest(anybody);
  const { errors } = await quoteWith(second, await holdOneSeat(second), typed);
  const { node } = await staff.query<{ node: { used: number } }>(
    'query ($id: ID!) { node(id: $id) { ... on PromoCode { used } } }',
    { id: promoCode.id },
  );
  return { code: promoCode.code, quote, booking, reason: errors[0]?.reason ?? '', used: node.used };
}

async function newGuest(anybody: Api): Promise<Api> {
  const selection = 'tokens { accessToken }';
  const { tokens } = await anybody.change<{ tokens: { accessToken: string } }>('startGuestSession', {}, selection);
  return anybody.as(tokens.accessToken);
}

interface HeldSeat {
  holdId: string;
  tickets: { seatId: string; ticketTypeId: string }[];
}

/** The best one of a showing that is on sale, with the first ticket type that has a price there. */
async function holdOneSeat(guest: Api): Promise<HeldSeat> {
  const { showings } = await guest.query<{ showings: { nodes: { id: string }[] } }>(
    '{ showings(first: 1, filter: { statuses: [ON_SALE] }) { nodes { id } } }',
  );
  const [showing] = showings.nodes;
  if (!showing) throw new Error('no showing is on sale');
  const { hold } = await guest.change<{ hold: HeldRow }>(
    'holdBestAvailable',
    { showingId: showing.id, quantity: 1 },
    'hold { id seats { seatId seat { category { id } } } showing { prices { category { id } ticketType { id } } } }',
  );
  const tickets = hold.seats.map(({ seatId, seat }) => {
    const price = hold.showing.prices.find(({ category }) => category.id === seat.category.id);
    return { seatId, ticketTypeId: price?.ticketType.id ?? '' };
  });
  return { holdId: hold.id, tickets };
}

interface HeldRow {
  id: string;
  seats: { seatId: string; seat: { category: { id: string } } }[];
  showing: { prices: { category: { id: string }; ticketType: { id: string } }[] };
}

async function quoteWith(guest: Api, held: HeldSeat, code: string) {
  const { quoteBooking } = await guest.query<{
    quoteBooking: { quote: ShownQuote | null; errors: { __typename: string; reason?: string }[] };
  }>(
    `query ($input: QuoteBookingInput!) {
      quoteBooking(input: $input) { ${QUOTE} errors { __typename ... on PromoCodeRejected { reason } } }
    }`,
    { input: { ...held, promoCodes: [code] } },
  );
  return quoteBooking;
}
