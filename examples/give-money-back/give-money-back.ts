import { randomUUID } from 'node:crypto';
import type { Api } from '../build-a-cinema/api.ts';
import { buyTickets, showingOnSale } from './buy-tickets.ts';

interface Amount {
  amountMinor: number;
  currency: string;
}

interface GivenBack {
  reason: string;
  amount: Amount;
}

/** What happens on the way. */
export interface RefundStory {
  /** Before the guest decides: what it would get for one ticket, and what the cinema would keep. */
  quote: { refund: Amount; fee: Amount };
  /** The tickets after that one was cancelled. */
  tickets: { status: string }[];
  /** Of the booking in the end: the first by its policy, the second by staff. */
  refunds: GivenBack[];
  /** The error when staff asks for more than is left of the payment. */
  refused: string;
}

/**
 * A guest buys two tickets and cancels one under the policy of the cinema; for a broken heating a manager gives a part of the
 * other one back.
 *
 * @param staff with the login of a MANAGER of all cinemas, or an ADMIN
 * @param anybody without a login
 */
export async function giveMoneyBack(staff: Api, anybody: Api): Promise<RefundStory> {
  const { guest, bookingId, tickets } = await buyTickets(anybody, (await showingOnSale(anybody)).id, 2);
  const ticketIds = tickets.slice(0, 1).map(({ id }) => id);
  const { quoteCancellation } = await guest.query<{ quoteCancellation: { quote: RefundStory['quote'] } }>(
    `query ($input: QuoteCancellationInput!) {
      quoteCancellation(input: $input) {
        quote { refund { amountMinor currency } fee { amountMinor currency } }
      }
    }`,
    { input: { bookingId, ticketIds } },
  );
  const { booking } = await guest.change<{ booking: { tickets: { status: string }[] } }>(
    'cancelBooking',
    { bookingId, ticketIds, idempotencyKey: randomUUID() },
    'booking { tickets { status } }',
  );
  const { currency } = quoteCancellation.quote.refund;
  const reason = 'The heating was broken.';
  await staff.change<object>(
    'refundBooking',
    { bookingId, amount: { amountMinor: 300, currency }, reason, idempotencyKey: randomUUID() },
    'refunds { id }',
  );
  const refused = await refusalOf(staff, { bookingId, amount: { amountMinor: 1_000_000, currency }, reason });
  const { booking: after } = await guest.query<{ booking: { refunds: GivenBack[] } }>(
    'query ($id: ID!) { booking(id: $id) { refunds { reason amount { amountMinor currency } } } }',
    { id: bookingId },
  );
  return { quote: quoteCancellation.quote, tickets: booking.tickets, refunds: after.refunds, refused };
}

/** The kind of error that a refund is refused with. */
async function refusalOf(staff: Api, input: object): Promise<string> {
  const { refundBooking } = await staff.query<{ refundBooking: { errors: { __typename: string }[] } }>(
    'mutation ($input: RefundBookingInput!) { refundBooking(input: $input) { errors { __typename } } }',
    { input: { ...input, idempotencyKey: randomUUID() } },
  );
  return refundBooking.errors[0]?.__typename ?? '';
}
