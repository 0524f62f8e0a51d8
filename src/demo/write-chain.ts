import type { TicketType } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { SERVER } from '../platform/identity.ts';
import type { SeatMapDrawing } from '../venues/seat-map/seat-map-drawing.ts';
import {
  type DemoCinema,
  type DemoHall,
  type DemoPrices,
  type DemoSeatCategory,
  type DemoTicketType,
  demoChain,
} from './demo-chain.ts';
import { demoMovies } from './demo-movies.ts';
import { type DemoServices, made } from './demo-services.ts';
import type { SellableAuditorium, WeekInput } from './write-showings.ts';

/** The seats of each hall of the chain. */
export type DrawnHalls = ReadonlyMap<DemoHall, SeatMapDrawing>;

/** Makes the movies and the cinemas with their seats, but no showings. */
export async function writeChain(
  tx: Transaction,
  services: DemoServices,
  halls: DrawnHalls,
): Promise<Omit<WeekInput, 'now'>> {
  const movies = await made(services.movies.createAll(SERVER, demoMovies));
  const auditoriums: SellableAuditorium[] = [];
  for (const cinema of demoChain.cinemas) auditoriums.push(...(await writeCinema(tx, services, { cinema, halls })));
  return { auditoriums, movies };
}

async function writeCinema(
  tx: Transaction,
  services: DemoServices,
  { cinema, halls }: { cinema: DemoCinema; halls: DrawnHalls },
): Promise<SellableAuditorium[]> {
  const { id: cinemaId, auditoriums: rooms, prices, ...input } = cinema;
  const { timeZone, currency } = await made(services.cinemas.create(SERVER, input, cinemaId));
  const auditoriumIds: string[] = [];
  for (const { name, hall } of rooms) {
    const drawing = halls.get(hall);
    if (!drawing) throw new Error(`The hall ${hall.file} was not read`);
    const { id: auditoriumId } = await made(services.auditoriums.create(SERVER, { cinemaId, name }));
    await made(services.seatMaps.importDrawing(SERVER, { auditoriumId, drawing: inColor(drawing), dryRun: false }));
    auditoriumIds.push(auditoriumId);
  }
  const ticketTypes: TicketType[] = [];
  for (const name of demoChain.ticketTypes)
    ticketTypes.push(await made(services.ticketTypes.create(SERVER, { cinemaId, name, soldOnline: true })));
  const categories = await tx.client.seatCategory.findMany({ where: { cinemaId } });
  const priceList = { cinemaId, name: 'Standard', prices: pricesOf({ categories, ticketTypes, prices, currency }) };
  const { id: priceListId } = await made(services.priceLists.create(SERVER, { ...priceList, surcharges: [] }));
  return auditoriumIds.map((id) => ({ id, timeZone, freeFrom: null, priceListId }));
}

function inColor(drawing: SeatMapDrawing): SeatMapDrawing {
  const colors = new Map<string, string>(demoChain.seatCategories.map(({ name, color }) => [name, color]));
  return { ...drawing, categories: drawing.categories.map(({ name }) => ({ name, color: colors.get(name) ?? null })) };
}

interface Named {
  id: string;
  name: string;
}

function pricesOf({
  categories,
  ticketTypes,
  prices,
  currency,
}: {
  categories: readonly Named[];
  ticketTypes: readonly Named[];
  prices: DemoPrices;
  currency: string;
}) {
  return categories.flatMap((category) =>
    ticketTypes.map((ticketType) => {
      const amount = prices[category.name as DemoSeatCategory][ticketType.name as DemoTicketType];
      const price = { amountMinor: BigInt(amount), currency };
      return { categoryId: category.id, ticketTypeId: ticketType.id, price };
    }),
  );
}
