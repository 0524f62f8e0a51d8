import { completeExchange } from './exchanging.ts';
import { end, isKept, type Model, release, type Seen } from './holding.ts';
import { idsWhere, newPayment, newRefund, type Refusal, rowOf, type State, sumOf } from './state.ts';

/** @param seen the seats that the tickets were quoted for */
export function place(model: Model, { hold: id }: { hold: number }, seen: Seen): Refusal | undefined {
  const { rules, terms, state } = model;
  const row = rowOf(state.holds, id);
  const refusal = whyNotPlaced(model, id, seen);
  if (refusal !== undefined) return refusal;
  row.left = rules.newDeadline(row, terms.paymentTicks);
  const booking = book(model, { hold: id, seats: seen ?? row.seats, status: 'PENDING_PAYMENT' });
  state.payments.push(newPayment({ booking, amount: totalOf(state, booking) }));
  return undefined;
}

/** Undefined when a booking can be made of the hold. */
export function whyNotPlaced(model: Model, id: number, seen: Seen): Refusal | undefined {
  const { rules, state } = model;
  const row = rowOf(state.holds, id);
  if (!rules.mayPlace(row) || !isKept(model, id)) return 'HoldExpired';
  return rules.hasSeatsSeen(row, seen ?? row.seats) ? undefined : 'InvalidInput';
}

/** A booking with its tickets. @returns its id */
export function book(
  { terms, state }: Model,
  { hold, seats, status }: { hold: number; seats: readonly number[]; status: 'PENDING_PAYMENT' | 'DUE_AT_COUNTER' },
): number {
  const row = rowOf(state.holds, hold);
  row.status = 'CONVERTED';
  const booking = state.bookings.push({ buyer: row.buyer, hold, status }) - 1;
  for (const seat of seats)
    state.tickets.push({ booking, seat, status: 'PENDING', price: rowOf(terms.prices, seat), kept: 0 });
  return booking;
}

function totalOf({ tickets }: State, booking: number): number {
  return sumOf(tickets, (ticket) => (ticket.booking === booking ? ticket.price : 0));
}

/** Another payment of a booking after a decline, or of one at the counter, while its seats are kept. */
export function retry(model: Model, { booking: id }: { booking: number }): Refusal | undefined {
  const { rules, terms, state } = model;
  const row = rowOf(state.bookings, id);
  if (!rules.mayRetry(row)) return row.status === 'EXPIRED' ? 'HoldExpired' : 'InvalidInput';
  const earlier = state.payments.filter(({ booking }) => booking === id);
  if (earlier.length >= terms.attempts) return 'PaymentAttemptsExceeded';
  if (!isKept(model, row.hold)) return 'HoldExpired';
  const kept = rowOf(state.holds, row.hold);
  row.status = 'PENDING_PAYMENT';
  kept.left = rules.newDeadline(kept, terms.paymentTicks);
  state.payments.push(newPayment({ booking: id, amount: totalOf(state, id) }));
  return undefined;
}

/** Gives seats back, also after a declined payment. What is over stays as it is. */
export function releaseHold(model: Model, { hold: id }: { hold: number }): Refusal | undefined {
  const { rules, state } = model;
  if (rowOf(state.holds, id).status !== 'CONVERTED') {
    release(model, id);
    return undefined;
  }
  const [booking] = idsWhere(state.bookings, (row) => row.hold === id);
  // The hold of an exchange.
  if (booking === undefined) return 'HoldExpired';
  const row = rowOf(state.bookings, booking);
  if (rules.mayRelease(row)) endBooking(model, booking, { booking: 'CANCELLED', hold: 'RELEASED' });
  else if (row.status === 'PENDING_PAYMENT' || row.status === 'CONFIRMED') return 'HoldExpired';
  return undefined;
}

export function expireBooking(model: Model, { booking: id }: { booking: number }, seen: Seen): void {
  const row = rowOf(model.state.bookings, id);
  if (!model.rules.mayExpireBooking(row, rowOf(model.state.holds, row.hold), seen && 'DUE')) return;
  endBooking(model, id, { booking: 'EXPIRED', hold: 'CONVERTED' });
}

function endBooking(
  { rules, state }: Model,
  id: number,
  to: { booking: 'EXPIRED' | 'CANCELLED'; hold: 'CONVERTED' | 'RELEASED' },
): void {
  const row = rowOf(state.bookings, id);
  row.status = to.booking;
  for (const ticket of state.tickets) if (ticket.booking === id) ticket.status = 'VOID';
  end({ rules, state }, row.hold, to.hold);
}

/** What is over is not charged any more, but may have been before. */
export function askProvider(model: Model, id: number): void {
  const { rules, state } = model;
  const row = rowOf(state.payments, id);
  const asked = rules.whatToAsk(state, row);
  if (asked === 'NOTHING') {
    recordDecline(model, id);
    return;
  }
  row.worker = 'ASKED';
  if (asked === 'ABANDON') row.answer ??= 'ABANDONED';
  else {
    row.requested = true;
    if (!rules.keepsChargeKey) row.answer = null;
  }
}

/** By the provider. */
export function decide({ state }: Model, id: number, answer: 'CAPTURED' | 'DECLINED'): void {
  const row = rowOf(state.payments, id);
  row.answer = answer;
  row.requested = false;
  if (answer === 'CAPTURED') row.captures++;
}

/** The worker has the answer. Of a payment of 0 the provider is never asked. */
export function record(model: Model, id: number): void {
  const row = rowOf(model.state.payments, id);
  row.worker = 'IDLE';
  if (row.answer === 'CAPTURED' || row.amount === 0) recordCapture(model, id);
  else recordDecline(model, id);
}

/** Also when the provider tells of it by itself. */
export function recordCapture(model: Model, id: number): void {
  const { rules, state } = model;
  const row = rowOf(state.payments, id);
  if (!rules.maySettle(row)) return;
  row.status = 'SUCCEEDED';
  const isHad = row.exchange ? completeExchange(model, row.exchange) : confirm(model, row.booking);
  const amount = isHad ? 0 : rules.lateRefund(row);
  if (amount > 0) state.refunds.push(newRefund({ payment: id, amount }));
}

/** @returns whether the seats are sold; otherwise nothing is */
function confirm(model: Model, id: number): boolean {
  const { rules, state } = model;
  const row = rowOf(state.bookings, id);
  if (!rules.mayConfirm(row)) return false;
  row.status = 'CONFIRMED';
  if (!rules.maySell(state, row.hold)) {
    endBooking(model, id, { booking: 'EXPIRED', hold: 'CONVERTED' });
    return false;
  }
  for (const [ticketId, ticket] of state.tickets.entries()) {
    if (ticket.booking !== id) continue;
    state.seats[ticket.seat] = { status: 'SOLD', hold: null, ticket: ticketId };
    if (ticket.status === 'PENDING') ticket.status = 'VALID';
  }
  return true;
}

function recordDecline(model: Model, id: number): void {
  const { rules, state } = model;
  const row = rowOf(state.payments, id);
  if (!rules.maySettle(row)) return;
  row.status = 'DECLINED';
  if (row.exchange) {
    // It can be used again while it lasts.
    rowOf(state.holds, row.exchange.hold).status = 'ACTIVE';
    return;
  }
  const booking = rowOf(state.bookings, row.booking);
  if (rules.mayFail(booking)) booking.status = 'PAYMENT_FAILED';
}
