import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';

const HOUR = 3_600_000;

/** In minor units, as every showing here has them. */
export const ADULT_PRICE = 1200;
export const CHILD_PRICE = 800;

export interface MadeShowing {
  showingId: string;
  auditoriumId: string;
  cinemaId: string;
  movieId: string;
  seatMapId: string;
  /** Row by row: A1, A2, ... */
  seatIds: string[];
  /** With the prices of both ticket types; it is this showing's alone, and of those that repeat it. */
  priceListId: string;
  ticketTypeId: string;
  childTicketTypeId: string;
  categoryId: string;
  currency: string;
}

export interface ShowingOptions {
  rows?: number;
  seatsPerRow?: number;
  startsAt?: Date;
  salesOpenAt?: Date | null;
  salesCloseAt?: Date;
  timeZone?: string;
  currency?: string;
  /** Left out: false, so that tests of other things hold whichever seats they like. */
  guardsSingleSeats?: boolean;
  /** Another showing of this movie. */
  movieId?: string;
}

/** A showing in an auditorium, a cinema and of a movie of its own. */
export async function makeShowing(database: Database, options: ShowingOptions = {}): Promise<MadeShowing> {
  const { rows = 5, seatsPerRow = 10, startsAt = new Date(Date.now() + 24 * HOUR), salesOpenAt = null } = options;
  const { salesCloseAt = startsAt, timeZone = 'Europe/Berlin', currency = 'EUR', guardsSingleSeats = false } = options;
  const [cinemaId, auditoriumId, seatMapId, newMovieId, showingId, categoryId] = Array.from({ length: 6 }, newId) as [
    ...[string, string, string, string, string, string],
  ];
  const [ticketTypeId, childTicketTypeId, priceListId] = [newId(), newId(), newId()];
  const movieId = options.movieId ?? newMovieId;
  const prisma = database.prisma;
  await prisma.cinema.create({
    data: {
      id: cinemaId,
      name: `Cinema ${cinemaId}`,
      addressStreet: 'Testweg 1',
      addressCity: 'Berlin',
      addressCountry: 'DE',
      timeZone,
      currency,
    },
  });
  await prisma.auditorium.create({ data: { id: auditoriumId, cinemaId, name: 'Saal 1' } });
  await prisma.seatMap.create({ data: { id: seatMapId, auditoriumId, version: 1 } });
  await prisma.seatCategory.create({ data: { id: categoryId, cinemaId, name: 'Standard', color: '#888' } });
  await prisma.ticketType.createMany({
    data: [
      { id: ticketTypeId, cinemaId, name: 'Adult' },
      { id: childTicketTypeId, cinemaId, name: 'Child' },
    ],
  });
  if (options.movieId === undefined) {
    await prisma.movie.create({
      data: {
        id: movieId,
        title: `Movie ${movieId}`,
        synopsis: 'A test.',
        runtimeMinutes: 100,
        genres: ['Drama'],
        cast: [],
      },
    });
  }
  const seats = Array.from({ length: rows * seatsPerRow }, (_, position) => {
    const row = String.fromCharCode(65 + Math.floor(position / seatsPerRow));
    const number = String((position % seatsPerRow) + 1);
    const [x, y] = [position % seatsPerRow, Math.floor(position / seatsPerRow)];
    const place = { row, number, label: row + number, x, y, rowIndex: y, indexInRow: x };
    return { id: newId(), seatMapId, position, seatCategoryId: categoryId, ...place };
  });
  await prisma.seat.createMany({ data: seats });
  await prisma.priceList.create({ data: { id: priceListId, cinemaId, name: 'Standard' } });
  await prisma.price.createMany({
    data: [
      { priceListId, seatCategoryId: categoryId, ticketTypeId, amountMinor: ADULT_PRICE },
      { priceListId, seatCategoryId: categoryId, ticketTypeId: childTicketTypeId, amountMinor: CHILD_PRICE },
    ],
  });
  const endsAt = new Date(startsAt.getTime() + 2 * HOUR);
  await prisma.showing.create({
    data: {
      id: showingId,
      movieId,
      auditoriumId,
      seatMapId,
      priceListId,
      startsAt,
      endsAt,
      freeAt: endsAt,
      salesOpenAt,
      salesCloseAt,
      guardsSingleSeats,
    },
  });
  const seatIds = seats.map(({ id }) => id);
  await prisma.showingSeat.createMany({ data: seatIds.map((seatId) => ({ showingId, seatId })) });
  return {
    showingId,
    auditoriumId,
    cinemaId,
    movieId,
    seatMapId,
    seatIds,
    priceListId,
    ticketTypeId,
    childTicketTypeId,
    categoryId,
    currency,
  };
}

/** The same movie in the same auditorium a day later, on the same seats and at the same prices. */
export async function repeatShowing({ prisma }: Database, made: MadeShowing): Promise<MadeShowing> {
  const showingId = newId();
  const { startsAt, endsAt, freeAt, salesCloseAt, ...showing } = await prisma.showing.findUniqueOrThrow({
    where: { id: made.showingId },
  });
  const later = (time: Date) => new Date(time.getTime() + 24 * HOUR);
  const times = {
    ...{ startsAt: later(startsAt), endsAt: later(endsAt) },
    ...{ freeAt: later(freeAt), salesCloseAt: later(salesCloseAt) },
  };
  await prisma.showing.create({ data: { ...showing, ...times, id: showingId, cancelledAt: null } });
  await prisma.showingSeat.createMany({ data: made.seatIds.map((seatId) => ({ showingId, seatId })) });
  return { ...made, showingId };
}
