import { postJson } from '../../bench/support/post-json.ts';
import { buy, freePlaces, hold } from '../buyer/box-office.ts';
import { runsOf } from '../buyer/choose-seats.ts';
import { GuestApi } from '../buyer/guest-api.ts';

/** What the demo's seats and accounts look like before the first picture. */
export interface Demo {
  /** Of the page, with a slash at the end. */
  url: string;
  showingId: string;
  movieId: string;
  /** Labels as in D7, of two seats that are side by side in the middle, available now, and leave no single seat. */
  freePair: () => Promise<[string, string]>;
}

export const CUSTOMER = { email: 'customer@rowlock.example', password: 'rowlock-demo' };

const SHOWINGS = `{ showings(first: 50, filter: { statuses: [ON_SALE] }) { nodes {
  id startsAt movie { id } availability { total } } } }`;
const SEATS = `query ($id: ID!) { showing(id: $id) { seats { status seat { label x y features } } } }`;

/** So many bookings have been made before the pictures: a hall without any looks like nothing. */
const BOOKINGS = 16;

interface Showing {
  id: string;
  startsAt: string;
  movie: { id: string };
  availability: { total: number };
}
interface ShownSeat {
  status: string;
  seat: { label: string; x: number; y: number; features: string[] };
}

/** @param endpoint of GraphQL */
export async function openDemo(endpoint: string): Promise<Demo> {
  const { showings } = await ask<{ showings: { nodes: Showing[] } }>(endpoint, { query: SHOWINGS });
  // In the evening, and large.
  const [showing] = showings.nodes
    .filter(({ startsAt }) => new Date(startsAt).getUTCHours() >= 18)
    .toSorted((one, other) => other.availability.total - one.availability.total);
  if (!showing) throw new Error('the demo has no showing that is on sale');
  const url = endpoint.replace(/graphql$/, '');
  await sellSome(url, showing.id);
  return {
    url,
    showingId: showing.id,
    movieId: showing.movie.id,
    freePair: async () => {
      const body = { query: SEATS, variables: { id: showing.id } };
      const shown = await ask<{ showing: { seats: ShownSeat[] } }>(endpoint, body);
      return pairInTheMiddle(shown.showing.seats);
    },
  };
}

/** To groups of two to four, all over the hall. */
async function sellSome(url: string, showingId: string): Promise<void> {
  for (let booking = 0; booking < BOOKINGS; booking++) {
    const guest = new GuestApi(url);
    const runs = runsOf(await freePlaces(guest, showingId), 2 + (booking % 3));
    // The golden ratio spreads them.
    const seatIds = runs[Math.floor(((booking * 0.618) % 1) * runs.length)];
    const held = seatIds && (await hold(guest, showingId, seatIds));
    if (held) await buy(guest, { held, showingId, email: `guest-${booking}@rowlock.example` });
  }
}

function pairInTheMiddle(seats: readonly ShownSeat[]): [string, string] {
  const middle = (axis: 'x' | 'y') => seats.reduce((sum, { seat }) => sum + seat[axis], 0) / seats.length;
  const [x, y] = [middle('x'), middle('y')];
  const distance = ({ seat }: ShownSeat) => Math.hypot(seat.x - x, seat.y - y);
  const available = seats.filter(({ status }) => status === 'AVAILABLE');
  const beside = ({ seat }: ShownSeat, places: number) =>
    available.find((one) => Math.abs(one.seat.x - seat.x - places) < 0.3 && Math.abs(one.seat.y - seat.y) < 0.3);
  for (const one of available.toSorted((a, b) => distance(a) - distance(b))) {
    const other = beside(one, 1);
    // The server refuses what leaves a single seat.
    const leavesSingle = [-1, 2].some((side) => beside(one, side) && !beside(one, side < 0 ? -2 : 3));
    if (other && !leavesSingle && [one, other].every(({ seat }) => seat.features.length === 0))
      return [one.seat.label, other.seat.label];
  }
  throw new Error('no two seats of the demo are free side by side');
}

async function ask<Data>(endpoint: string, body: { query: string; variables?: object }): Promise<Data> {
  const { data } = JSON.parse(await postJson(endpoint, body)) as { data?: Data };
  if (!data) throw new Error('the demo did not answer');
  return data;
}
