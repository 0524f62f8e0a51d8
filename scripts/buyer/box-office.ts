import { randomUUID } from 'node:crypto';
import type { Place } from './choose-seats.ts';
import type { GuestApi } from './guest-api.ts';

export interface OpenShowing {
  id: string;
  movie: { title: string };
}

export interface HeldSeats {
  id: string;
  seats: { seatId: string; seat: { label: string; category: { id: string } } }[];
}

interface Amount {
  amountMinor: number;
  currency: string;
}

interface OnlinePrice {
  category: { id: string };
  ticketType: { id: string; soldOnline: boolean };
}

const HELD = 'hold { id seats { seatId seat { label category { id } } } }';

/** Those that start next, or the ones that are asked for as long as they are on sale. */
export async function openShowings(
  api: GuestApi,
  { wanted, first }: { wanted: readonly string[]; first: number },
): Promise<OpenShowing[]> {
  const { showings } = await api.ask<{ showings: { nodes: OpenShowing[] } }>(
    `query ($first: Int!) { showings(first: $first, filter: { statuses: [ON_SALE] }) { nodes { id movie { title } } } }`,
    { first },
  );
  if (wanted.length === 0) return showings.nodes;
  const found = await Promise.all(
    wanted.map((id) =>
      api.ask<{ showing: (OpenShowing & { status: string }) | null }>(
        'query ($id: ID!) { showing(id: $id) { id status movie { title } } }',
        { id },
      ),
    ),
  );
  return found.flatMap(({ showing }) => (showing?.status === 'ON_SALE' ? showing : []));
}

export async function freePlaces(api: GuestApi, id: string): Promise<Place[]> {
  const { showing } = await api.ask<{
    showing: {
      seatStates: { seatIds: string[]; statuses: string[] };
      seatMap: { seats: ({ id: string } & Omit<Place, 'seatId'>)[] };
    };
  }>(
    `query ($id: ID!) { showing(id: $id) {
      seatStates { seatIds statuses } seatMap { seats { id rowIndex indexInRow features } } } }`,
    { id },
  );
  const { seatIds, statuses } = showing.seatStates;
  const free = new Set(seatIds.filter((_, index) => statuses[index] === 'AVAILABLE'));
  return showing.seatMap.seats.filter(({ id: seatId }) => free.has(seatId)).map(toPlace);
}

/** @returns null when another buyer was faster, or the sales have closed */
export async function hold(api: GuestApi, showingId: string, seatIds: string[]): Promise<HeldSeats | null> {
  const { holdSeats } = await api.ask<{ holdSeats: { hold: HeldSeats | null } }>(
    `mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { ${HELD} } }`,
    { input: { showingId, seatIds } },
  );
  return holdSeats.hold;
}

export async function release(api: GuestApi, holdId: string): Promise<void> {
  await api.ask('mutation ($input: ReleaseHoldInput!) { releaseHold(input: $input) { errors { message } } }', {
    input: { holdId },
  });
}

/** @returns the id of the booking, whose payment comes later; null when it was not placed */
export async function buy(
  api: GuestApi,
  { held, showingId, email }: { held: HeldSeats; showingId: string; email: string },
): Promise<string | null> {
  const tickets = await adultTickets(api, { held, showingId });
  const { quoteBooking } = await api.ask<{ quoteBooking: { quote: { total: Amount } | null } }>(
    `query ($input: QuoteBookingInput!) { quoteBooking(input: $input) {
      quote { total { amountMinor currency } } } }`,
    { input: { holdId: held.id, tickets } },
  );
  if (!quoteBooking.quote) return null;
  const { placeBooking } = await api.ask<{ placeBooking: { booking: { id: string } | null } }>(
    'mutation ($input: PlaceBookingInput!) { placeBooking(input: $input) { booking { id } } }',
    {
      input: {
        ...{ holdId: held.id, tickets, expectedTotal: quoteBooking.quote.total, idempotencyKey: randomUUID() },
        ...{ contact: { email, name: 'A robot' }, payment: { token: 'pm_card_visa' } },
      },
    },
  );
  return placeBooking.booking?.id ?? null;
}

/** The first ticket type that is sold online for the category of each seat. */
async function adultTickets(api: GuestApi, { held, showingId }: { held: HeldSeats; showingId: string }) {
  const { showing } = await api.ask<{ showing: { prices: OnlinePrice[] } }>(
    `query ($id: ID!) { showing(id: $id) { prices {
      category { id } ticketType { id soldOnline } } } }`,
    { id: showingId },
  );
  return held.seats.map(({ seatId, seat }) => {
    const price = showing.prices.find(
      ({ category, ticketType }) => category.id === seat.category.id && ticketType.soldOnline,
    );
    if (!price) throw new Error(`seat ${seat.label} has no price online`);
    return { seatId, ticketTypeId: price.ticketType.id };
  });
}

function toPlace({ id, ...place }: { id: string } & Omit<Place, 'seatId'>): Place {
  return { seatId: id, ...place };
}
