import type { Model, Seen } from './holding.ts';
import { free } from './holding.ts';
import { idsWhere, newRefund, type Refund, type Refusal, rowOf, sumOf } from './state.ts';

/**
 * Takes tickets of one booking back, all of them or none. The seats are free at once.
 *
 * @param seen the tickets that were VALID when the request read
 */
export function cancel(model: Model, { tickets }: { tickets: readonly number[] }, seen: Seen): Refusal | undefined {
  const { rules, terms, state } = model;
  const isGood = (id: number) => rules.mayCancel(state, id, seen?.includes(id) === true ? 'VALID' : undefined);
  if (tickets.length === 0 || !tickets.every(isGood)) return 'NotCancellable';
  const { booking } = rowOf(state.tickets, tickets[0] ?? 0);
  let wanted = 0;
  for (const id of tickets) {
    const ticket = rowOf(state.tickets, id);
    const refund = rules.cancellationRefund(ticket, terms);
    ticket.kept = ticket.price - refund;
    wanted += refund;
    giveUp(model, id);
  }
  giveBackOf(model, booking, wanted);
  const isLast = !state.tickets.some((ticket) => ticket.booking === booking && ticket.status === 'VALID');
  if (isLast && rules.endsWithLastTicket) rowOf(state.bookings, booking).status = 'CANCELLED';
  return undefined;
}

/** The ticket is VOID, and its seat can be had. */
export function giveUp({ rules, state }: Model, ticketId: number): void {
  const row = rowOf(state.tickets, ticketId);
  row.status = 'VOID';
  if (rules.freesSoldSeats && rowOf(state.seats, row.seat).ticket === ticketId) free(state, [row.seat]);
}

/** Out of the payments of the booking, as far as there is something left of them. */
export function giveBackOf(model: Model, booking: number, wanted: number, how: Partial<Refund> = {}): void {
  const { rules, state } = model;
  let left = wanted;
  for (const payment of paidOf(model, booking)) {
    const amount = Math.min(left, rules.refundable(state, payment));
    if (amount > 0) state.refunds.push(newRefund({ payment, amount, ...how }));
    left -= amount;
  }
}

function paidOf({ state }: Model, booking: number): number[] {
  return idsWhere(state.payments, (row) => row.booking === booking && row.status === 'SUCCEEDED');
}

/** By staff, in cash: the provider is not asked. */
export function payOtherwise(
  model: Model,
  { booking, amount }: { booking: number; amount: number },
): Refusal | undefined {
  const paid = paidOf(model, booking);
  if (paid.length === 0) return 'InvalidInput';
  if (amount > sumOf(paid, (payment) => model.rules.refundable(model.state, payment))) return 'RefundTooHigh';
  giveBackOf(model, booking, amount, {
    status: model.rules.asksForPaidOtherwise ? 'PENDING' : 'SUCCEEDED',
    otherwise: true,
  });
  return undefined;
}

/** The provider has not given it back and will not: the money is still the buyer's due, and can be given back another way. */
export function refuse({ rules, state }: Model, { refund: id }: { refund: number }): void {
  rowOf(state.refunds, id).status = rules.afterRefusal;
}

/** The provider knows a refund by its id. */
export function giveBack(
  { rules, state }: Model,
  { refund: id }: { refund: number },
  { isRecorded }: { isRecorded: boolean },
): void {
  const row = rowOf(state.refunds, id);
  if (row.given === 0 || !rules.keepsRefundKey) row.given++;
  if (isRecorded) row.status = 'SUCCEEDED';
}
