import { insertMovies } from '../catalog/insert-movies.ts';
import { type MovieColumns, type MovieInput, readNewMovie } from '../catalog/movie-fields.ts';
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
import type { SellableAuditorium, WeekInput } from './write-showings.ts';

/** The seats of each hall of the chain. */
export type DrawnHalls = ReadonlyMap<DemoHall, SeatMapDrawing>;

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
    const drawing = halls.get(hall);
    if (!drawing) throw new Error(`The hall ${hall.file} was not read`);
    const written = await writeAuditorium(tx, { cinemaId, name, drawing, categories: seatCategories });
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
