import { postJson } from '../../bench/support/post-json.ts';

/** What the demo's seats and accounts look like before the first picture. */
export interface Demo {
  /** Of the page, with a slash at the end. */
  url: string;
  showingId: string;
  movieId: string;
  /** As in D7: two that are side by side in the middle, and available. */
  labels: [string, string];
}

export const CUSTOMER = { email: 'customer@rowlock.example', password: 'rowlock-demo' };

const SHOWINGS = `{ showings(first: 50, filter: { statuses: [ON_SALE] }) { nodes {
  id movie { id } availability { available total } } } }`;
const SEATS = `query ($id: ID!) { showing(id: $id) { seats { status seat { label x y features } } } }`;

interface Showing {
  id: string;
  movie: { id: string };
  availability: { available: number; total: number };
}
interface ShownSeat {
  status: string;
  seat: { label: string; x: number; y: number; features: string[] };
}

/** @param endpoint of GraphQL */
export async function openDemo(endpoint: string): Promise<Demo> {
  const { showings } = await ask<{ showings: { nodes: Showing[] } }>(endpoint, { query: SHOWINGS });
  // Large, and with seats that are sold: it shows the most.
  const [showing] = showings.nodes
    .filter(({ availability: { available, total } }) => available > total / 3)
    .toSorted((one, other) => interest(other) - interest(one));
  if (!showing) throw new Error('the demo has no showing that is on sale');
  const { showing: shown } = await ask<{ showing: { seats: ShownSeat[] } }>(endpoint, {
    query: SEATS,
    variables: { id: showing.id },
  });
  return {
    url: endpoint.replace(/graphql$/, ''),
    showingId: showing.id,
    movieId: showing.movie.id,
    labels: pairInTheMiddle(shown.seats),
  };
}

function interest({ availability: { available, total } }: Showing): number {
  return total + 2 * (total - available);
}

function pairInTheMiddle(seats: readonly ShownSeat[]): [string, string] {
  const middle = (axis: 'x' | 'y') => seats.reduce((sum, { seat }) => sum + seat[axis], 0) / seats.length;
  const [x, y] = [middle('x'), middle('y')];
  const distance = ({ seat }: ShownSeat) => Math.hypot(seat.x - x, seat.y - y);
  const free = seats.filter(({ status, seat }) => status === 'AVAILABLE' && seat.features.length === 0);
  for (const one of free.toSorted((a, b) => distance(a) - distance(b))) {
    const other = free.find(
      ({ seat }) => Math.abs(seat.x - one.seat.x - 1) < 0.3 && Math.abs(seat.y - one.seat.y) < 0.3,
    );
    if (other) return [one.seat.label, other.seat.label];
  }
  throw new Error('no two seats of the demo are free side by side');
}

async function ask<Data>(endpoint: string, body: { query: string; variables?: object }): Promise<Data> {
  const { data } = JSON.parse(await postJson(endpoint, body)) as { data?: Data };
  if (!data) throw new Error('the demo did not answer');
  return data;
}
