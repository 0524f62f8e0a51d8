import { setTimeout as sleep } from 'node:timers/promises';
import { buy, freePlaces, hold, type HeldSeats, openShowings, type OpenShowing, release } from '../buyer/box-office.ts';
import { runsOf } from '../buyer/choose-seats.ts';
import { type GuestApi, WaitError } from '../buyer/guest-api.ts';

/** Less than docs/rate-limits.md allows to a guest and to an address in an hour. */
const MOST_SEATS = 80;
const MOST_BOOKINGS = 10;
/** The next ones, so that a person sees them. */
const SHOWINGS = 8;
/** Of four who hold seats, one buys them. */
const BUYS = 0.25;

export interface RobotParts {
  name: string;
  api: GuestApi;
  showings: readonly string[];
  /** Ends it, at the next moment at which it waits. */
  signal: AbortSignal;
  /** Times faster than people. */
  pace: number;
  tell: (line: string) => void;
}

/**
 * A visitor who looks, holds seats beside each other, thinks about it, and buys them or lets them go.
 *
 * @returns how many seats it held, and how many bookings it placed
 */
export async function runRobot(parts: RobotParts): Promise<{ seats: number; bookings: number }> {
  const done = { seats: 0, bookings: 0 };
  const isOver = () => parts.signal.aborted;
  while (!isOver() && done.seats < MOST_SEATS) {
    try {
      await waitLikePeople(parts, { from: 4, to: 15 });
      await visit(parts, done);
    } catch (error) {
      if (isOver()) break;
      if (!(error instanceof WaitError)) throw error;
      parts.tell(`${parts.name} waits: ${error.message}`);
      await sleep(error.seconds * 1000, undefined, { signal: parts.signal }).catch(() => undefined);
    }
  }
  return done;
}

async function visit(parts: RobotParts, done: { seats: number; bookings: number }): Promise<void> {
  const { name, api, tell } = parts;
  const showing = oneOf(await openShowings(api, { wanted: parts.showings, first: SHOWINGS }));
  if (!showing) return;
  const held = await holdSome(parts, showing);
  if (!held) return;
  done.seats += held.seats.length;
  const labels = held.seats.map(({ seat }) => seat.label).join(', ');
  tell(`${name} holds ${labels} of ${showing.movie.title}`);
  try {
    await waitLikePeople(parts, { from: 8, to: 30 });
    const wants = Math.random() < BUYS && done.bookings < MOST_BOOKINGS;
    if (wants && (await buy(api, { held, showingId: showing.id, email: `${name}@robots.example` })) !== null) {
      done.bookings++;
      tell(`${name} buys ${labels}`);
      return;
    }
  } catch (error) {
    // It ends, or may not go on: the seats are for others.
    await release(api, held.id);
    throw error;
  }
  await release(api, held.id);
  tell(`${name} lets ${labels} go`);
}

async function holdSome(parts: RobotParts, { id }: OpenShowing): Promise<HeldSeats | null> {
  const places = await freePlaces(parts.api, id);
  await waitLikePeople(parts, { from: 2, to: 8 });
  const seatIds = oneOf(runsOf(places, 1 + Math.floor(Math.random() * 4)));
  return seatIds ? hold(parts.api, id, seatIds) : null;
}

async function waitLikePeople({ signal, pace }: RobotParts, { from, to }: { from: number; to: number }): Promise<void> {
  const seconds = from + Math.random() * (to - from);
  await sleep((seconds * 1000) / pace, undefined, { signal });
}

function oneOf<Item>(items: readonly Item[]): Item | undefined {
  return items[Math.floor(Math.random() * items.length)];
}
