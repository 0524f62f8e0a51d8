import { giveBackOf, giveUp } from './giving-back.ts';
import { end, isKept, type Model } from './holding.ts';
import { type Exchange, newPayment, type Refusal, rowOf } from './state.ts';

/**
 * A ticket for the seat of a hold of the same buyer. What costs no more is exchanged at once, and a difference given back. Otherwise
 * the ticket stays good until the difference is paid.
 */
export function exchange(model: Model, asked: Exchange): Refusal | undefined {
  const { rules, terms, state } = model;
  const hold = rowOf(state.holds, asked.hold);
  if (rules.exchangesInOneAct && !rules.mayExchange(state, asked.ticket)) return 'NotExchangeable';
  if (hold.status !== 'ACTIVE' || !isKept(model, asked.hold)) return 'HoldExpired';
  const { booking, price } = rowOf(state.tickets, asked.ticket);
  const difference = rules.difference(price, rowOf(terms.prices, hold.seats[0] ?? 0));
  hold.status = 'CONVERTED';
  if (difference > 0) {
    hold.left = rules.newDeadline(hold, terms.paymentTicks);
    state.payments.push(newPayment({ booking, amount: difference, exchange: asked }));
    return undefined;
  }
  swap(model, asked);
  giveBackOf(model, booking, -difference);
  return undefined;
}

/** Before the new seat is had: only what a mutant does. */
export function giveUpFirst(model: Model, { ticket }: Exchange): void {
  giveUp(model, ticket);
}

/** Once the difference is paid. @returns whether it is exchanged; otherwise the hold is over and the ticket stays */
export function completeExchange(model: Model, asked: Exchange): boolean {
  const { rules, state } = model;
  if (rules.mayExchange(state, asked.ticket) && rules.maySell(state, asked.hold)) {
    swap(model, asked);
    return true;
  }
  end(model, asked.hold, 'CONVERTED');
  return false;
}

function swap(model: Model, { ticket, hold }: Exchange): void {
  const { state, terms } = model;
  const { booking } = rowOf(state.tickets, ticket);
  const had = rowOf(state.holds, hold);
  const seat = had.seats[0] ?? 0;
  had.left = 0;
  giveUp(model, ticket);
  const bought = { booking, seat, status: 'VALID', price: rowOf(terms.prices, seat), kept: 0 } as const;
  const id = state.tickets.push(bought) - 1;
  state.seats[seat] = { status: 'SOLD', hold: null, ticket: id };
}
