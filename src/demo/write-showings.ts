import { v7 as uuidv7 } from 'uuid';
import type { Price, Prisma } from '../generated/prisma/client.ts';
import { type PlannableAuditorium, type PlannableMovie, type PlannedShowing, planShowings } from './showing-plan.ts';

/** What a seat of an auditorium costs, in the minor unit of its cinema's currency. */
export type SeatPrice = Pick<Price, 'seatCategoryId' | 'ticketTypeId' | 'amountMinor'>;

/** An auditorium, and how its next showings are to be sold. */
export interface SellableAuditorium extends PlannableAuditorium {
  seatMapId: string;
  prices: readonly SeatPrice[];
}

/** Where and what a week of showings is planned with. */
export interface WeekInput {
  now: Date;
  auditoriums: readonly SellableAuditorium[];
  movies: readonly PlannableMovie[];
}

/** Plans a week of showings and writes them, with their prices and seats. Returns how many there are. */
export async function writeShowings(tx: Prisma.TransactionClient, week: WeekInput): Promise<number> {
  const seatMapOf = new Map(week.auditoriums.map(({ id, seatMapId }) => [id, seatMapId]));
  const showings = planShowings(week).map((planned) => {
    const seatMapId = seatMapOf.get(planned.auditoriumId);
    if (!seatMapId) throw new Error(`A showing was planned in ${planned.auditoriumId}, which nobody asked for`);
    return { ...planned, id: uuidv7(), seatMapId };
  });
  await writeShowingRows(tx, showings);
  const showingIds = showings.map((showing) => showing.id);
  await writePrices(tx, { showingIds, auditoriums: week.auditoriums });
  await writeShowingSeats(tx, showingIds);
  return showings.length;
}

type ShowingRow = PlannedShowing & { id: string; seatMapId: string };

/** Raw, like the prices, because the first createMany of as many rows keeps Prisma itself busy for 100 ms. */
async function writeShowingRows(tx: Prisma.TransactionClient, showings: readonly ShowingRow[]): Promise<void> {
  await tx.$executeRaw`
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

async function writePrices(tx: Prisma.TransactionClient, { showingIds, auditoriums }: PricesInput): Promise<void> {
  const prices = auditoriums.flatMap(({ id, prices: asked }) => asked.map((price) => ({ ...price, auditoriumId: id })));
  await tx.$executeRaw`
    insert into price (showing_id, seat_category_id, ticket_type_id, amount_minor)
    select showing.id, asked."seatCategoryId", asked."ticketTypeId", asked."amountMinor"
    from showing
    join jsonb_to_recordset(${JSON.stringify(prices)}::jsonb)
      as asked ("auditoriumId" uuid, "seatCategoryId" uuid, "ticketTypeId" uuid, "amountMinor" integer)
      on asked."auditoriumId" = showing.auditorium_id
    where showing.id = any(${showingIds}::uuid[])`;
}

/** All seats in one statement; in order, so that a showing's seats share pages when its seat map is read. */
async function writeShowingSeats(tx: Prisma.TransactionClient, showingIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    insert into showing_seat (showing_id, seat_id)
    select showing.id, seat.id
    from showing
    join seat on seat.seat_map_id = showing.seat_map_id
    where showing.id = any(${showingIds}::uuid[])
    order by showing.id, seat.position`;
}
