import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './api.ts';
import { hallAsText, type ScreenEdge } from './hall.ts';

const HALLS: readonly { name: string; file: string; screen: ScreenEdge }[] = [
  { name: 'Auditorium 1', file: 'hall-156.csv', screen: 'bottom' },
  { name: 'Auditorium 2', file: 'hall-110.csv', screen: 'top' },
];
const FOLDER = path.resolve(import.meta.dirname, '../../prisma/demo');
const DAY_MS = 86_400_000;
/** Of the evening showings, in UTC. */
const STARTS = ['15:00', '19:00'];
const DAYS = 7;

/** Minor units of the cinema's currency for each ticket type; another category costs more. */
const PRICES = { Adult: 1200, Child: 800 };
const EXTRA: Record<string, number> = { Standard: 0, VIP: 300, Couple: 400 };

interface Entity {
  id: string;
}

/** What was built, and sold. */
export interface BuiltCinema {
  cinemaId: string;
  /** Seats in each auditorium. */
  capacities: number[];
  showings: number;
  /** The text that the QR code of the ticket has. */
  ticketCode: string;
  total: { amountMinor: number; currency: string };
}

/**
 * Builds a cinema from nothing and sells a ticket in it, through the API alone.
 *
 * @param api with the login of an ADMIN
 * @param buyer an account to buy the ticket with
 */
export async function buildACinema(api: Api, buyer: Api): Promise<BuiltCinema> {
  const { cinema } = await api.change<{ cinema: Entity }>(
    'createCinema',
    {
      name: `Lantern ${randomUUID().slice(0, 8)}`,
      address: { street: 'Hafenstraße 3', postalCode: '20457', city: 'Hamburg', country: 'DE' },
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      bookingFee: { amountMinor: 50, currency: 'EUR' },
      taxRateBasisPoints: 700,
    },
    'cinema { id }',
  );
  const auditoriums = await buildHalls(api, cinema.id);
  const priceListId = await setPrices(api, cinema.id);
  const { movie } = await api.change<{ movie: Entity }>(
    'createMovie',
    {
      title: `The Lighthouse Keeper ${randomUUID().slice(0, 8)}`,
      synopsis: 'A keeper of a lighthouse waits for a ship that is late by forty years.',
      runtimeMinutes: 104,
      genres: ['Drama'],
      certificate: { label: 'FSK 6', minimumAge: 6 },
    },
    'movie { id }',
  );
  const showings = await scheduleAWeek(api, {
    movieId: movie.id,
    priceListId,
    auditoriumIds: auditoriums.map(({ id }) => id),
  });
  const [first] = showings;
  if (!first) throw new Error('no showing was scheduled');
  return {
    cinemaId: cinema.id,
    capacities: auditoriums.map(({ capacity }) => capacity),
    showings: showings.length,
    ...(await sellATicket(buyer, first.id)),
  };
}

async function buildHalls(api: Api, cinemaId: string): Promise<{ id: string; capacity: number }[]> {
  const built: { id: string; capacity: number }[] = [];
  for (const { name, file, screen } of HALLS) {
    const { auditorium } = await api.change<{ auditorium: Entity }>(
      'createAuditorium',
      { cinemaId, name },
      'auditorium { id }',
    );
    const document = hallAsText(await readFile(path.join(FOLDER, file), 'utf8'), screen);
    const { seatMap } = await api.change<{ seatMap: { capacity: number } }>(
      'importSeatMap',
      { auditoriumId: auditorium.id, format: 'TEXT', document },
      'seatMap { capacity }',
    );
    built.push({ id: auditorium.id, capacity: seatMap.capacity });
  }
  return built;
}

/** A price for each category of the cinema's seats and each ticket type. @returns the id of the price list */
async function setPrices(api: Api, cinemaId: string): Promise<string> {
  const ticketTypes: { id: string; amountMinor: number }[] = [];
  for (const [name, amountMinor] of Object.entries(PRICES)) {
    const { ticketType } = await api.change<{ ticketType: Entity }>(
      'createTicketType',
      { cinemaId, name },
      'ticketType { id }',
    );
    ticketTypes.push({ id: ticketType.id, amountMinor });
  }
  const { cinema } = await api.query<{ cinema: { seatCategories: { id: string; name: string }[] } }>(
    'query ($id: ID!) { cinema(id: $id) { seatCategories { id name } } }',
    { id: cinemaId },
  );
  const prices = cinema.seatCategories.flatMap((category) =>
    ticketTypes.map((ticketType) => ({
      categoryId: category.id,
      ticketTypeId: ticketType.id,
      price: { amountMinor: ticketType.amountMinor + (EXTRA[category.name] ?? 0), currency: 'EUR' },
    })),
  );
  const surcharges = [
    { label: 'Weekend', weekdays: ['SATURDAY', 'SUNDAY'], amount: { amountMinor: 100, currency: 'EUR' } },
  ];
  const { priceList } = await api.change<{ priceList: Entity }>(
    'createPriceList',
    { cinemaId, name: 'Evenings', prices, surcharges },
    'priceList { id }',
  );
  return priceList.id;
}

/** In one mutation, all or nothing. */
async function scheduleAWeek(
  api: Api,
  { auditoriumIds, ...showing }: { auditoriumIds: string[]; movieId: string; priceListId: string },
): Promise<Entity[]> {
  const days = Array.from({ length: DAYS }, (_, day) => new Date(Date.now() + (day + 1) * DAY_MS));
  const planned = days.flatMap((day) =>
    STARTS.flatMap((time) =>
      auditoriumIds.map((auditoriumId) => ({
        ...showing,
        auditoriumId,
        startsAt: `${day.toISOString().slice(0, 10)}T${time}:00Z`,
        language: 'de',
      })),
    ),
  );
  const { showings } = await api.change<{ showings: Entity[] }>(
    'scheduleShowings',
    { showings: planned },
    'showings { id }',
  );
  return showings;
}

interface Money {
  amountMinor: number;
  currency: string;
}

/** Holds a seat, asks what it costs, pays, and waits for the ticket. */
async function sellATicket(buyer: Api, showingId: string): Promise<{ ticketCode: string; total: Money }> {
  const { showing } = await buyer.query<{
    showing: { seatMap: { seats: Entity[] }; prices: { ticketType: { id: string; name: string } }[] };
  }>('query ($id: ID!) { showing(id: $id) { seatMap { seats { id } } prices { ticketType { id name } } } }', {
    id: showingId,
  });
  const seatId = showing.seatMap.seats[0]?.id ?? '';
  const adult = showing.prices.find(({ ticketType }) => ticketType.name === 'Adult')?.ticketType.id ?? '';
  const { hold } = await buyer.change<{ hold: Entity }>('holdSeats', { showingId, seatIds: [seatId] }, 'hold { id }');
  const order = { holdId: hold.id, tickets: [{ seatId, ticketTypeId: adult }] };
  const { quoteBooking } = await buyer.query<{ quoteBooking: { quote: { total: Money } } }>(
    'query ($input: QuoteBookingInput!) { quoteBooking(input: $input) { quote { total { amountMinor currency } } } }',
    { input: order },
  );
  const { total } = quoteBooking.quote;
  const payment = { token: 'pm_card_visa' };
  const { booking } = await buyer.change<{ booking: Entity }>(
    'placeBooking',
    { ...order, payment, expectedTotal: total, idempotencyKey: randomUUID() },
    'booking { id }',
  );
  return { ticketCode: await waitForTicket(buyer, booking.id), total };
}

async function waitForTicket(buyer: Api, id: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const { booking } = await buyer.query<{ booking: { tickets: { code: string | null }[] } }>(
      'query ($id: ID!) { booking(id: $id) { tickets { code } } }',
      { id },
    );
    const code = booking.tickets[0]?.code;
    if (typeof code === 'string') return code;
    await sleep(100);
  }
  throw new Error('the payment was not settled within 10 seconds');
}
