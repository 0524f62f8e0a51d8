import type { Price } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';
import { type PlannableAuditorium, type PlannableMovie, type PlannedShowing, planShowings } from './showing-plan.ts';

/** The price of one seat, in the minor unit of the cinema's currency. */
export type SeatPrice = Pick<Price, 'seatCategoryId' | 'ticketTypeId' | 'amountMinor'>;

/** An auditorium with the seats and prices of its next showings. */
export interface SellableAuditorium extends PlannableAuditorium {
  seatMapId: string;
  prices: readonly SeatPrice[];
}

/** What a week of showings is planned from. */
export interface WeekInput {
  now: Date;
  auditoriums: readonly SellableAuditorium[];
  movies: readonly PlannableMovie[];
}

/** Plans a week of showings and writes them with their prices and seats. Returns the number of showings. */
export async function writeShowings(tx: Transaction, week: WeekInput): Promise<number> {
  const seatMapOf = new Map(week.auditoriums.map(({ id, seatMapId }) => [id, seatMapId]));
  const showings = planShowings(week).map((planned) => {
    const seatMapId = seatMapOf.get(planned.auditoriumId);
    if (!seatMapId) throw new Error(`Auditorium ${planned.auditoriumId} is not one to plan for`);
    return { ...planned, id: newId(), seatMapId };
  });
  await writeShowingRows(tx, showings);
  const showingIds = showings.map((showing) => showing.id);
  await writePrices(tx, { showingIds, auditoriums: week.auditoriums });
  await writeShowingSeats(tx, showingIds);
  return showings.length;
}

type ShowingRow = PlannedShowing & { id: string; seatMapId: string };

/** Raw SQL, as for the prices: the first createMany of this many rows takes Prisma itself 100 ms of CPU time. */
async function writeShowingRows(tx: Transaction, showings: readonly ShowingRow[]): Promise<void> {
  await tx.client.$executeRaw`
    insert into showing (id, movie_id, auditorium_id, seat_map_id, starts_at, ends_at, free_at, sales_close_at)
    select
      planned.id, planned."movieId", planned."auditoriumId", planned."seatMapId",
      planned."startsAt", planned."endsAt", planned."freeAt", planned."salesCloseAt"
    from jsonb_to_recordset(${JSON.stringify(showings)}::jsonb) as planned (
      id uuid, "movieId" uuid, "auditoriumId" uuid, "seatMapId" uuid,
      "startsAt" timestamptz, "endsAt" timestamptz, "freeAt" timestamptz, "salesCloseAt" timestamptz
    )`;
}

interface PricesInput {
  showingIds: readonly string[];
  auditoriums: readonly SellableAuditorium[];
}

async function writePrices(tx: Transaction, { showingIds, auditoriums }: PricesInput): Promise<void> {
  const rows = auditoriums.flatMap(({ id: auditoriumId, prices }) =>
    // JSON has no 64-bit integers. A price has at most 53 bits (check in the database), which a number can hold.
    prices.map(({ amountMinor, ...price }) => ({ ...price, auditoriumId, amountMinor: Number(amountMinor) })),
  );
  await tx.client.$executeRaw`
    insert into price (showing_id, seat_category_id, ticket_type_id, amount_minor)
    select showing.id, given."seatCategoryId", given."ticketTypeId", given."amountMinor"
    from showing
    join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given ("auditoriumId" uuid, "seatCategoryId" uuid, "ticketTypeId" uuid, "amountMinor" bigint)
      on given."auditoriumId" = showing.auditorium_id
    where showing.id = any(${showingIds}::uuid[])`;
}

/** One statement for all showings. Ordered, so that the seats of a showing are in the same pages of the table. */
async function writeShowingSeats(tx: Transaction, showingIds: readonly string[]): Promise<void> {
  await tx.client.$executeRaw`
    insert into showing_seat (showing_id, seat_id)
    select showing.id, seat.id
    from showing
    join seat on seat.seat_map_id = showing.seat_map_id
    where showing.id = any(${showingIds}::uuid[])
    order by showing.id, seat.position`;
}
