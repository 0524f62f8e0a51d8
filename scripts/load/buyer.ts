import { setTimeout as sleep } from 'node:timers/promises';
import { buy, freePlaces, hold, openShowings } from '../buyer/box-office.ts';
import { runsOf } from '../buyer/choose-seats.ts';
import type { GuestApi } from '../buyer/guest-api.ts';
import type { Measures } from './measures.ts';

const SHOWINGS = 100;
/** While other buyers are faster. */
const MOST_ATTEMPTS = 5;
const POLL_MS = 250;
/** Where recovery has to settle a payment, it takes 21 seconds. */
const PAID_MS = 40_000;

export interface BuyerParts {
  email: string;
  api: GuestApi;
  measures: Measures;
  /** Only these; all that are on sale when empty. */
  showings: readonly string[];
  /** Between two steps, on average. */
  thinkSeconds: number;
  signal: AbortSignal;
}

/** Buys again and again until the signal, as fast as its thinking allows. */
export async function runBuyer(parts: BuyerParts): Promise<void> {
  const { measures, signal } = parts;
  const isOver = () => signal.aborted;
  measures.buyers++;
  while (!isOver()) {
    try {
      measures.ended(await visit(parts));
    } catch {
      // Of a request: it is among the failures.
      if (isOver()) break;
      measures.ended('failed');
      await sleep(1000, undefined, { signal }).catch(() => undefined);
    }
  }
  measures.buyers--;
}

/** @returns how it ended */
async function visit(
  parts: BuyerParts,
): Promise<'bought' | 'seats taken' | 'sold out' | 'nothing on sale' | 'not placed' | 'not paid'> {
  const { api, email } = parts;
  const showing = oneOf(await openShowings(api, { wanted: parts.showings, first: SHOWINGS }));
  if (!showing) return 'nothing on sale';
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const runs = runsOf(await freePlaces(api, showing.id), 1 + Math.floor(Math.random() * 4));
    await think(parts);
    const seatIds = oneOf(runs);
    if (!seatIds) return 'sold out';
    const held = await hold(api, showing.id, seatIds);
    if (!held) continue;
    await think(parts);
    const bookingId = await buy(api, { held, showingId: showing.id, email });
    if (bookingId === null) return 'not placed';
    return (await isPaid(parts, bookingId)) ? 'bought' : 'not paid';
  }
  return 'seats taken';
}

/** From the answer that it was placed to its tickets is measured too, as `(tickets)`. */
async function isPaid({ api, measures, signal }: BuyerParts, id: string): Promise<boolean> {
  const placedAt = performance.now();
  for (;;) {
    const { booking } = await api.ask<{ booking: { status: string } | null }>(
      'query ($id: ID!) { booking(id: $id) { status } }',
      { id },
    );
    const waited = performance.now() - placedAt;
    if (booking?.status === 'CONFIRMED') {
      measures.took('(tickets)', waited);
      return true;
    }
    if (booking?.status !== 'PENDING_PAYMENT' || waited > PAID_MS) return false;
    await sleep(POLL_MS, undefined, { signal });
  }
}

async function think({ thinkSeconds, signal }: BuyerParts): Promise<void> {
  await sleep(thinkSeconds * 2000 * Math.random(), undefined, { signal });
}

function oneOf<Item>(items: readonly Item[]): Item | undefined {
  return items[Math.floor(Math.random() * items.length)];
}
