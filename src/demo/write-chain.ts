import type { SeatCategory } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';
import type { SeatMapDrawing } from '../venues/seat-map/seat-map-drawing.ts';
import { insertSeatMap } from '../venues/seat-map/seat-rows.ts';
import {
  type DemoCinema,
  type DemoHall,
  type DemoPrices,
  type DemoSeatCategory,
  type DemoTicketType,
  demoChain,
} from './demo-chain.ts';
import { demoMovies } from './demo-movies.ts';
import type { SeatPrice, SellableAuditorium, WeekInput } from './write-showings.ts';

/** The seats of each hall of the chain. */
export type DrawnHalls = ReadonlyMap<DemoHall, SeatMapDrawing>;

/** Writes the movies and the cinemas with their seats, but no showings. */
export async function writeChain(tx: Transaction, halls: DrawnHalls): Promise<Omit<WeekInput, 'now'>> {
  const movies = demoMovies.map((movie) => ({ ...movie, id: newId() }));
  await tx.client.movie.createMany({ data: movies });
  const auditoriums: SellableAuditorium[] = [];
  for (const cinema of demoChain.cinemas) auditoriums.push(...(await writeCinema(tx, cinema, halls)));
  return { auditoriums, movies };
}

async function writeCinema(tx: Transaction, cinema: DemoCinema, halls: DrawnHalls) {
  const { auditoriums: rooms, prices: seatPrices, ...row } = cinema;
  const { id: cinemaId, timeZone } = row;
  await tx.client.cinema.create({ data: row });
  const seatCategories = demoChain.seatCategories.map((category) => ({ ...category, id: newId(), cinemaId }));
  await tx.client.seatCategory.createMany({ data: seatCategories });
  const ticketTypes = demoChain.ticketTypes.map((ticketType) => ({ name: ticketType, id: newId(), cinemaId }));
  await tx.client.ticketType.createMany({ data: ticketTypes });
  const auditoriums: SellableAuditorium[] = [];
  for (const { name, hall } of rooms) {
    const drawing = halls.get(hall);
    if (!drawing) throw new Error(`The hall ${hall.file} was not read`);
    const sold = seatCategories.filter((category) =>
      drawing.categories.some(({ name: drawn }) => drawn === category.name),
    );
    const prices = pricesOf({ seatCategories: sold, ticketTypes, prices: seatPrices });
    const written = await writeAuditorium(tx, { cinemaId, name, drawing, categories: sold });
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
      amountMinor: BigInt(prices[category.name][ticketType.name]),
    })),
  );
}

interface AuditoriumInput {
  cinemaId: string;
  name: string;
  drawing: SeatMapDrawing;
  /** All that the drawing names. */
  categories: readonly SeatCategory[];
}

async function writeAuditorium(tx: Transaction, { cinemaId, name, drawing, categories }: AuditoriumInput) {
  const id = newId();
  await tx.client.auditorium.create({ data: { id, cinemaId, name } });
  const { id: seatMapId } = await insertSeatMap(tx, { auditoriumId: id, version: 1, drawing, categories });
  return { id, seatMapId };
}
