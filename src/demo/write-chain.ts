import { v7 as uuidv7 } from 'uuid';
import type { Prisma, Seat } from '../generated/prisma/client.ts';
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
import type { SeatPrice, SellableAuditorium, WeekInput } from './write-showings.ts';

/** The seats of each hall of the chain. */
export type DrawnHalls = ReadonlyMap<DemoHall, readonly DrawnSeat[]>;

/** Writes the movies and the chain with its seats. Returns what showings can be planned with. */
export async function writeChain(tx: Prisma.TransactionClient, halls: DrawnHalls): Promise<Omit<WeekInput, 'now'>> {
  const movies = demoMovies.map((movie) => ({ ...movie, id: uuidv7() }));
  await tx.movie.createMany({ data: movies });
  const auditoriums: SellableAuditorium[] = [];
  for (const cinema of demoChain.cinemas) auditoriums.push(...(await writeCinema(tx, cinema, halls)));
  return { auditoriums, movies };
}

async function writeCinema(tx: Prisma.TransactionClient, cinema: DemoCinema, halls: DrawnHalls) {
  const { id: cinemaId, name, address, timeZone, currency } = cinema;
  await tx.cinema.create({ data: { id: cinemaId, name, address, timeZone, currency } });
  const seatCategories = demoChain.seatCategories.map((category) => ({ ...category, id: uuidv7(), cinemaId }));
  await tx.seatCategory.createMany({ data: seatCategories });
  const ticketTypes = demoChain.ticketTypes.map((ticketType) => ({ name: ticketType, id: uuidv7(), cinemaId }));
  await tx.ticketType.createMany({ data: ticketTypes });
  const auditoriums: SellableAuditorium[] = [];
  for (const { name: auditoriumName, hall } of cinema.auditoriums) {
    const seats = halls.get(hall) ?? [];
    const sold = seatCategories.filter((category) => seats.some((seat) => seat.category === category.name));
    const prices = pricesOf({ seatCategories: sold, ticketTypes, prices: cinema.prices });
    const written = await writeAuditorium(tx, { cinemaId, name: auditoriumName, seats, seatCategories: sold });
    auditoriums.push({ ...written, timeZone, freeFrom: null, prices });
  }
  return auditoriums;
}

type Named<Name extends string> = readonly { id: string; name: Name }[];

function pricesOf({
  seatCategories,
  ticketTypes,
  prices,
}: {
  seatCategories: Named<DemoSeatCategory>;
  ticketTypes: Named<DemoTicketType>;
  prices: DemoPrices;
}): SeatPrice[] {
  return seatCategories.flatMap((category) =>
    ticketTypes.map((ticketType) => ({
      seatCategoryId: category.id,
      ticketTypeId: ticketType.id,
      amountMinor: prices[category.name][ticketType.name],
    })),
  );
}

interface AuditoriumInput {
  cinemaId: string;
  name: string;
  seats: readonly DrawnSeat[];
  seatCategories: Named<string>;
}

async function writeAuditorium(tx: Prisma.TransactionClient, auditorium: AuditoriumInput) {
  const { cinemaId, name, seats, seatCategories } = auditorium;
  const id = uuidv7();
  const seatMapId = uuidv7();
  await tx.auditorium.create({ data: { id, cinemaId, name } });
  await tx.seatMap.create({ data: { id: seatMapId, auditoriumId: id, version: 1 } });
  const idOfCategory = new Map(seatCategories.map((category) => [category.name, category.id]));
  const rows = seats.map(({ category, ...seat }) => {
    const seatCategoryId = idOfCategory.get(category);
    if (!seatCategoryId) throw new Error(`Seat ${seat.label} of ${name}: the demo has no category ${category}`);
    return { ...seat, id: uuidv7(), seatMapId, seatCategoryId };
  });
  await writeSeats(tx, rows);
  return { id, seatMapId };
}

/** Raw, because the first createMany of as many rows keeps Prisma itself busy for a quarter of a second. */
async function writeSeats(tx: Prisma.TransactionClient, seats: readonly Omit<Seat, 'section'>[]): Promise<void> {
  await tx.$executeRaw`
    insert into seat (id, seat_map_id, position, row, number, label, seat_category_id, features, x, y)
    select
      drawn.id, drawn."seatMapId", drawn.position, drawn.row, drawn.number, drawn.label,
      drawn."seatCategoryId", drawn.features, drawn.x, drawn.y
    from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as drawn (
      id uuid, "seatMapId" uuid, position integer, row text, number text, label text,
      "seatCategoryId" uuid, features seat_feature[], x double precision, y double precision
    )`;
}
