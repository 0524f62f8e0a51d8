import { insertMovies } from '../catalog/insert-movies.ts';
import { type MovieColumns, type MovieInput, readNewMovie } from '../catalog/movie-fields.ts';
import type { Seat } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';
import {
  type DemoCinema,
  type DemoHall,
  type DemoPrices,
  type DemoSeatCategory,
  type DemoTicketType,
  demoChain,
} from './demo-chain.ts';
import { demoMovies } from './demo-movies.ts';
import type { DrawnSeat } from './seat-map-csv.ts';
import type { SellableAuditorium, WeekInput } from './write-showings.ts';

/** The seats of each hall of the chain. */
export type DrawnHalls = ReadonlyMap<DemoHall, readonly DrawnSeat[]>;

/** Writes the movies and the cinemas with their seats, but no showings. */
export async function writeChain(tx: Transaction, halls: DrawnHalls): Promise<Omit<WeekInput, 'now'>> {
  const movies = await insertMovies(tx, demoMovies.map(readMovie));
  const auditoriums: SellableAuditorium[] = [];
  for (const cinema of demoChain.cinemas) auditoriums.push(...(await writeCinema(tx, cinema, halls)));
  return { auditoriums, movies };
}

/** By the rules of createMovie. */
function readMovie(movie: MovieInput): MovieColumns {
  const { value, errors } = readNewMovie(movie);
  if (errors) throw new Error(`${movie.title}: ${errors.map(({ message }) => message).join(' ')}`);
  return value;
}

async function writeCinema(tx: Transaction, cinema: DemoCinema, halls: DrawnHalls) {
  const { auditoriums: rooms, prices: seatPrices, ...row } = cinema;
  const { id: cinemaId, timeZone } = row;
  await tx.client.cinema.create({ data: row });
  const seatCategories = demoChain.seatCategories.map((category) => ({ ...category, id: newId(), cinemaId }));
  await tx.client.seatCategory.createMany({ data: seatCategories });
  const ticketTypes = demoChain.ticketTypes.map((ticketType) => ({ name: ticketType, id: newId(), cinemaId }));
  await tx.client.ticketType.createMany({ data: ticketTypes });
  const priceListId = newId();
  await tx.client.priceList.create({ data: { id: priceListId, cinemaId, name: 'Standard' } });
  await tx.client.price.createMany({
    data: pricesOf({ priceListId, seatCategories, ticketTypes, prices: seatPrices }),
  });
  const auditoriums: SellableAuditorium[] = [];
  for (const { name, hall } of rooms) {
    const written = await writeAuditorium(tx, { cinemaId, name, seats: halls.get(hall) ?? [], seatCategories });
    auditoriums.push({ ...written, timeZone, freeFrom: null, priceListId });
  }
  return auditoriums;
}

type Named<Name extends string> = readonly { id: string; name: Name }[];

function pricesOf({
  priceListId,
  seatCategories,
  ticketTypes,
  prices,
}: {
  priceListId: string;
  seatCategories: Named<DemoSeatCategory>;
  ticketTypes: Named<DemoTicketType>;
  prices: DemoPrices;
}) {
  return seatCategories.flatMap((category) =>
    ticketTypes.map((ticketType) => ({
      priceListId,
      seatCategoryId: category.id,
      ticketTypeId: ticketType.id,
      amountMinor: BigInt(prices[category.name][ticketType.name]),
    })),
  );
}

interface AuditoriumInput {
  cinemaId: string;
  name: string;
  seats: readonly DrawnSeat[];
  seatCategories: Named<string>;
}

async function writeAuditorium(tx: Transaction, auditorium: AuditoriumInput) {
  const { cinemaId, name, seats, seatCategories } = auditorium;
  const id = newId();
  const seatMapId = newId();
  await tx.client.auditorium.create({ data: { id, cinemaId, name } });
  await tx.client.seatMap.create({ data: { id: seatMapId, auditoriumId: id, version: 1 } });
  const idOfCategory = new Map(seatCategories.map((category) => [category.name, category.id]));
  const rows = seats.map(({ category, ...seat }) => {
    const seatCategoryId = idOfCategory.get(category);
    if (!seatCategoryId) throw new Error(`Seat ${seat.label} of ${name}: the demo has no category ${category}`);
    return { ...seat, id: newId(), seatMapId, seatCategoryId };
  });
  await writeSeats(tx, rows);
  return { id, seatMapId };
}

/** Raw SQL: the first createMany of this many rows takes Prisma itself 250 ms of CPU time. */
async function writeSeats(
  tx: Transaction,
  seats: readonly Omit<Seat, 'section' | 'coupleNumber' | 'companionOfId'>[],
): Promise<void> {
  await tx.client.$executeRaw`
    insert into seat (
      id, seat_map_id, position, row, number, label, seat_category_id, features, row_index, index_in_row, x, y
    )
    select
      drawn.id, drawn."seatMapId", drawn.position, drawn.row, drawn.number, drawn.label,
      drawn."seatCategoryId", drawn.features, drawn."rowIndex", drawn."indexInRow", drawn.x, drawn.y
    from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as drawn (
      id uuid, "seatMapId" uuid, position integer, row text, number text, label text,
      "seatCategoryId" uuid, features seat_feature[], "rowIndex" integer, "indexInRow" integer,
      x double precision, y double precision
    )`;
}
