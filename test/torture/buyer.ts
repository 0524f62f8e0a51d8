import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../../src/platform/ids.ts';
import { CancelBooking } from '../bookings/cancellation/operations.ts';
import { bookingInput, type SeenBooking } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { HoldSeats, PlaceBooking, ReadBooking, ReleaseHold, RetryPayment } from '../support/operations.ts';
import type { Chance } from './chance.ts';
import type { History } from './history.ts';

/** What a card does, and in how many of a hundred payments. The last one is the rest. */
const CARDS = [
  ['pm_card_visa_chargeDeclined', 12],
  ['pm_fake_slow', 5],
  ['pm_fake_hang', 3],
  ['pm_fake_chargedThenError', 10],
  ['pm_card_visa', 100],
] as const;
const RELEASES = 15;
const LEAVES = 15;
const CANCELS = 20;
const RETRIES = 50;
const MOST_SEATS = 3;
const POLL_MS = 200;
/** It looks no longer, and buys something else. */
const POLLS = 25;
/** A front end repeats what it got no answer to, with the same key. */
const REPEATS = 30;

export interface BuyerParts {
  name: string;
  /** Of each api. A request goes to any of them, as a load balancer would have it. */
  clients: readonly GraphQLClient[];
  /** Those that are on sale now. */
  showings: () => readonly MadeShowing[];
  chance: Chance;
  history: History;
  /** Counts an attempt to hold seats. @returns false when there were enough */
  mayGoOn: () => boolean;
}

/** Holds, lets go, leaves, pays, is declined, tries again and cancels, until there were enough attempts. */
export async function runBuyer(parts: BuyerParts): Promise<void> {
  while (parts.mayGoOn()) {
    await visit(parts);
    await sleep(parts.chance.between(0, 200));
  }
}

async function visit(parts: BuyerParts): Promise<void> {
  const { chance, showings } = parts;
  const showing = chance.oneOf(showings());
  const first = chance.between(0, showing.seatIds.length - MOST_SEATS);
  const seatIds = showing.seatIds.slice(first, first + chance.between(1, MOST_SEATS));
  const held = await repeat(parts, HoldSeats, {
    input: { showingId: showing.showingId, seatIds, idempotencyKey: newId() },
  });
  const holdId = held?.holdSeats.hold?.id;
  if (holdId === undefined || chance.percent(LEAVES)) return;
  if (chance.percent(RELEASES)) {
    await ask(parts, ReleaseHold, { holdId });
    return;
  }
  const input = bookingInput(showing, { holdId, seatIds, paymentToken: cardOf(chance) });
  const placed = await repeat(parts, PlaceBooking, { input });
  const bookingId = placed?.placeBooking.booking?.id;
  if (bookingId === undefined) return;
  if ((await settled(parts, bookingId)) === 'PAYMENT_FAILED' && chance.percent(RETRIES)) {
    const again = { bookingId, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
    await repeat(parts, RetryPayment, { input: again });
    await settled(parts, bookingId);
  }
  if (chance.percent(CANCELS)) await repeat(parts, CancelBooking, { input: { bookingId, idempotencyKey: newId() } });
}

function cardOf(chance: Chance): string {
  return CARDS.find(([, share]) => chance.percent(share))?.[0] ?? 'pm_card_visa';
}

/** @returns the status that it had in the end */
async function settled(parts: BuyerParts, id: string): Promise<SeenBooking['status'] | undefined> {
  for (let poll = 0; poll < POLLS; poll++) {
    const status = (await ask(parts, ReadBooking, { id }))?.booking?.status;
    if (status !== undefined && status !== 'PENDING_PAYMENT') return status;
    await sleep(POLL_MS);
  }
  return undefined;
}

type Asked<Data, Variables> = Parameters<typeof History.prototype.ask<Data, Variables>>;

async function ask<Data, Variables>(
  { name, clients, chance, history }: BuyerParts,
  document: Asked<Data, Variables>[2],
  variables: Variables,
): Promise<Data | undefined> {
  const answer = await history.ask(name, chance.oneOf(clients), document, variables);
  return answer?.data ?? undefined;
}

/** Until it is answered. */
async function repeat<Data, Variables>(
  parts: BuyerParts,
  document: Asked<Data, Variables>[2],
  variables: Variables,
): Promise<Data | undefined> {
  for (let attempt = 0; attempt < REPEATS; attempt++) {
    const data = await ask(parts, document, variables);
    if (data) return data;
    await sleep(POLL_MS);
  }
  return undefined;
}
