import type { SeatFeature } from '../../../src/generated/prisma/client.ts';
import type { Database } from '../../../src/platform/database/database.ts';
import { newId } from '../../../src/platform/ids.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../../support/fixtures.ts';

export const SMALL_CINEMA = {
  name: 'Lichtspiel am Fluss',
  movie: 'The Lighthouse Keeper',
  ticketTypes: ['Adult', 'Child'],
  /** In minor units of EUR, for an adult and a child. */
  prices: { Standard: [1200, 800], Premium: [1650, 1250] },
} as const;

const ROWS = 6;
const SEATS_PER_ROW = 10;

export interface SmallCinema extends MadeShowing {
  premiumCategoryId: string;
  /** Of the same movie in the same auditorium, a day later. */
  next: MadeShowing;
}

/**
 * A cinema that is small and has everything: rows A to F with ten seats each, of which E and F are premium; A1 is a place for a
 * wheelchair and A2 for its companion; F9 and F10 are sold as a couple.
 */
export async function makeSmallCinema(
  database: Database,
  { startsAt }: { startsAt?: Date } = {},
): Promise<SmallCinema> {
  const made = await makeShowing(database, {
    ...{ rows: ROWS, seatsPerRow: SEATS_PER_ROW },
    ...(startsAt && { startsAt }),
  });
  await nameThings(database, made);
  const premiumCategoryId = await addPremium(database, made);
  await setFeatures(database, made);
  return { ...made, premiumCategoryId, next: await repeatShowing(database, made) };
}

/** As in `C4`. */
export function seatIdOf({ seatIds }: MadeShowing, label: string): string {
  const row = label.charCodeAt(0) - 'A'.charCodeAt(0);
  return seatIds[row * SEATS_PER_ROW + Number(label.slice(1)) - 1] ?? '';
}

async function nameThings({ prisma }: Database, { cinemaId, auditoriumId, movieId, categoryId }: MadeShowing) {
  await prisma.cinema.update({
    where: { id: cinemaId },
    data: { name: SMALL_CINEMA.name, addressStreet: 'Uferstraße 7', addressPostalCode: '10115' },
  });
  await prisma.auditorium.update({ where: { id: auditoriumId }, data: { name: 'Saal 1' } });
  await prisma.seatCategory.update({ where: { id: categoryId }, data: { color: '#4a7dbd' } });
  await prisma.movie.update({
    where: { id: movieId },
    data: {
      title: SMALL_CINEMA.movie,
      synopsis: 'A keeper alone at sea hears a second voice on the radio, and it knows his name.',
      certificateLabel: '12',
      genres: ['Drama', 'Mystery'],
      directors: ['Ana Ruiz'],
      cast: ['Jonas Feld', 'Mira Okafor'],
    },
  });
}

async function addPremium(database: Database, made: MadeShowing): Promise<string> {
  const { prisma } = database;
  const seatCategoryId = newId();
  const { cinemaId, priceListId, ticketTypeId, childTicketTypeId } = made;
  await prisma.seatCategory.create({ data: { id: seatCategoryId, cinemaId, name: 'Premium', color: '#b8863b' } });
  const [adult, child] = SMALL_CINEMA.prices.Premium;
  await prisma.price.createMany({
    data: [
      { priceListId, seatCategoryId, ticketTypeId, amountMinor: adult },
      { priceListId, seatCategoryId, ticketTypeId: childTicketTypeId, amountMinor: child },
    ],
  });
  const rows = { in: ['E', 'F'] };
  await prisma.seat.updateMany({ where: { seatMapId: made.seatMapId, row: rows }, data: { seatCategoryId } });
  return seatCategoryId;
}

async function setFeatures({ prisma }: Database, made: MadeShowing): Promise<void> {
  const set = (label: string, features: SeatFeature[], more: { coupleNumber?: number; companionOfId?: string } = {}) =>
    prisma.seat.update({ where: { id: seatIdOf(made, label) }, data: { features, ...more } });
  await set('A1', ['WHEELCHAIR']);
  await set('A2', ['COMPANION'], { companionOfId: seatIdOf(made, 'A1') });
  await set('F9', ['COUPLE'], { coupleNumber: 1 });
  await set('F10', ['COUPLE'], { coupleNumber: 1 });
}
