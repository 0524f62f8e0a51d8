import { isKept, type Model, type Seen } from './holding.ts';
import { book, whyNotPlaced } from './paying.ts';
import { type Hold, type Refusal, rowOf } from './state.ts';

/** A booking without a payment, whose seats are kept until they are released. @param seen the seats that the tickets were quoted for */
export function placeAtCounter(model: Model, { hold: id }: { hold: number }, seen: Seen): Refusal | undefined {
  const { rules, state } = model;
  const row = rowOf(state.holds, id);
  if (!rules.mayPlace(row)) return 'HoldExpired';
  if (!rules.isOfferedAtCounter(state)) return 'PaymentNotOffered';
  const refusal = whyNotPlaced(model, id, seen);
  if (refusal !== undefined) return refusal;
  keepForCounter(model, row);
  book(model, { hold: id, seats: seen ?? row.seats, status: 'DUE_AT_COUNTER' });
  return undefined;
}

/** To the counter after a decline, while the seats are kept. */
export function retryAtCounter(model: Model, { booking: id }: { booking: number }): Refusal | undefined {
  const { rules, state } = model;
  const row = rowOf(state.bookings, id);
  if (!rules.mayRetryAtCounter(row)) return row.status === 'EXPIRED' ? 'HoldExpired' : 'InvalidInput';
  if (!rules.isOfferedAtCounter(state)) return 'PaymentNotOffered';
  if (!isKept(model, row.hold)) return 'HoldExpired';
  keepForCounter(model, rowOf(state.holds, row.hold));
  row.status = 'DUE_AT_COUNTER';
  return undefined;
}

/** A card that is tried in the last moment has the time of any other. */
function keepForCounter({ rules, terms, state }: Model, hold: Hold): void {
  const [left, ceiling] = [rules.counterDeadline(hold, state), rules.counterCeiling(hold, state, terms)];
  Object.assign(hold, { left, ceiling });
}
