import type { Transaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';
import { type PlannableAuditorium, type PlannableMovie, type PlannedShowing, planShowings } from './showing-plan.ts';

/** An auditorium with the seats and the price list of its next showings. */
export interface SellableAuditorium extends PlannableAuditorium {
  seatMapId: string;
  priceListId: string;
}

/** What a week of showings is planned from. */
export interface WeekInput {
  now: Date;
  auditoriums: readonly SellableAuditorium[];
  movies: readonly PlannableMovie[];
}

/** Plans a week of showings and writes them with their seats. Returns the number of showings. */
export async function writeShowings(tx: Transaction, week: WeekInput): Promise<number> {
  const saleOf = new Map(week.auditoriums.map(({ id, seatMapId, priceListId }) => [id, { seatMapId, priceListId }]));
  const showings = planShowings(week).map((planned) => {
    const sale = saleOf.get(planned.auditoriumId);
    if (!sale) throw new Error(`Auditorium ${planned.auditoriumId} is not one to plan for`);
    return { ...planned, ...sale, id: newId() };
  });
  await writeShowingRows(tx, showings);
  const showingIds = showings.map((showing) => showing.id);
  await writeShowingSeats(tx, showingIds);
  return showings.length;
}

type ShowingRow = PlannedShowing & { id: string; seatMapId: string; priceListId: string };

/** Raw SQL: the first createMany of this many rows takes Prisma itself 100 ms of CPU time. */
async function writeShowingRows(tx: Transaction, showings: readonly ShowingRow[]): Promise<void> {
  await tx.client.$executeRaw`
    insert into showing (
      id, movie_id, auditorium_id, seat_map_id, price_list_id, starts_at, ends_at, free_at, sales_close_at
    )
    select
      planned.id, planned."movieId", planned."auditoriumId", planned."seatMapId", planned."priceListId",
      planned."startsAt", planned."endsAt", planned."freeAt", planned."salesCloseAt"
    from jsonb_to_recordset(${JSON.stringify(showings)}::jsonb) as planned (
      id uuid, "movieId" uuid, "auditoriumId" uuid, "seatMapId" uuid, "priceListId" uuid,
      "startsAt" timestamptz, "endsAt" timestamptz, "freeAt" timestamptz, "salesCloseAt" timestamptz
    )`;
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
