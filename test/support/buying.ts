import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import type {
  HoldSeatsMutation,
  ContactInput,
  PlaceBookingInput,
  PlaceBookingMutation,
  ReadBookingQuery,
} from '../generated/graphql.ts';
import type { GraphQLClient } from './client.ts';
import { ADULT_PRICE, type MadeShowing } from './fixtures.ts';
import { HoldSeats, PlaceBooking, ReadBooking } from './operations.ts';

export type HeldSeats = NonNullable<HoldSeatsMutation['holdSeats']['hold']>;
export type PlacedBooking = NonNullable<PlaceBookingMutation['placeBooking']['booking']>;
export type SeenBooking = NonNullable<ReadBookingQuery['booking']>;

/** The steps on the way to what a test is about. @throws when one is refused */
export async function holdSeats(client: GraphQLClient, showing: MadeShowing, seatIds: string[]): Promise<HeldSeats> {
  const input = { showingId: showing.showingId, seatIds };
  const { holdSeats: payload } = await client.request(HoldSeats, { input });
  if (!payload.hold) throw new Error(JSON.stringify(payload.errors));
  return payload.hold;
}

/** A ticket for each of the seats, for adults. */
export function adultTickets({ ticketTypeId }: MadeShowing, seatIds: string[]) {
  return seatIds.map((seatId) => ({ seatId, ticketTypeId }));
}

/** What placeBooking takes for those seats, for adults, with a key of its own. */
export function bookingInput(
  showing: MadeShowing,
  { holdId, seatIds, paymentToken = 'pm_card_visa' }: { holdId: string; seatIds: string[]; paymentToken?: string },
): PlaceBookingInput {
  return {
    holdId,
    tickets: adultTickets(showing, seatIds),
    payment: { token: paymentToken },
    expectedTotal: { amountMinor: ADULT_PRICE * seatIds.length, currency: showing.currency },
    idempotencyKey: newId(),
  };
}

/** Holds the seats and places a booking for them. */
export async function bookSeats(
  client: GraphQLClient,
  showing: MadeShowing,
  {
    seatIds,
    paymentToken = 'pm_card_visa',
    contact,
  }: {
    seatIds: string[];
    paymentToken?: string;
    /** A guest needs one. */
    contact?: ContactInput;
  },
): Promise<PlacedBooking> {
  const { id: holdId } = await holdSeats(client, showing, seatIds);
  const input = { ...bookingInput(showing, { holdId, seatIds, paymentToken }), ...(contact && { contact }) };
  const { placeBooking: payload } = await client.request(PlaceBooking, { input });
  if (!payload.booking) throw new Error(JSON.stringify(payload.errors));
  return payload.booking;
}

/** Moves the deadline of a hold into the past, for the hold itself and for its seats. */
export async function letHoldEnd({ prisma }: Database, holdId: string): Promise<void> {
  await prisma.$executeRaw`
    with ended as (
      update hold set expires_at = clock_timestamp() - interval '1 millisecond' where id = ${holdId}::uuid
      returning id, expires_at
    )
    update showing_seat set held_until = ended.expires_at from ended where showing_seat.hold_id = ended.id`;
}

/** Waits until the booking has that status. @throws when it does not come to have it */
export async function bookingOnce(
  client: GraphQLClient,
  id: string,
  status: SeenBooking['status'],
  { pauseMs = 20, withinMs = 15_000 } = {},
): Promise<SeenBooking> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const { booking } = await client.request(ReadBooking, { id });
    if (booking?.status === status) return booking;
    if (Date.now() > deadline) throw new Error(`${status} never came: ${JSON.stringify(booking)}`);
    await sleep(pauseMs);
  }
}
