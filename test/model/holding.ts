import type { Rules } from './rules.ts';
import { inOrder, type Refusal, rowOf, seatsWith, type State, type Terms } from './state.ts';

/** What the rules decide by. The functions of the model write into the state, which is a copy. */
export interface Model {
  rules: Rules;
  terms: Terms;
  state: State;
}

/** What a request read; undefined when it did not wait. */
export type Seen = readonly number[] | undefined;

export function hold(
  { rules, terms, state }: Model,
  { buyer, seats }: { buyer: number; seats: readonly number[] },
  seen: Seen,
): Refusal | undefined {
  if (!seats.every((seat) => rules.mayTake(state, seat, seen && 'FREE'))) return 'SeatsUnavailable';
  const { holdTicks: left, ceilingTicks: ceiling } = terms;
  state.holds.push({ buyer, seats, status: 'ACTIVE', left, ceiling });
  take(state, state.holds.length - 1, seats);
  return undefined;
}

export function extend({ rules, terms, state }: Model, { hold: id }: { hold: number }): Refusal | undefined {
  const row = rowOf(state.holds, id);
  if (row.status !== 'ACTIVE' || !rules.isLive(row)) return 'HoldExpired';
  if (row.left >= row.ceiling) return 'HoldNotExtendable';
  row.left = rules.newDeadline(row, terms.holdTicks);
  return undefined;
}

/** All of the change or nothing. The deadline stays. */
export function change(
  { rules, state }: Model,
  { hold: id, add, remove }: { hold: number; add: readonly number[]; remove: readonly number[] },
  seen: Seen,
): Refusal | undefined {
  const row = rowOf(state.holds, id);
  if (row.status !== 'ACTIVE' || !rules.isLive(row)) return 'HoldExpired';
  // What it is by now is checked anew.
  const before = seen && rules.hasSeatsSeen(row, seen) ? seen : row.seats;
  if (add.some((seat) => before.includes(seat)) || remove.some((seat) => !before.includes(seat))) return 'InvalidInput';
  const after = inOrder([...before.filter((seat) => !remove.includes(seat)), ...add]);
  if (after.length === 0) return 'InvalidInput';
  if (!add.every((seat) => rules.mayTake(state, seat, seen && 'FREE'))) return 'SeatsUnavailable';
  row.seats = after;
  free(state, remove);
  take(state, id, add);
  return undefined;
}

/** Of a hold that has not become a booking. One that has ended stays as it is. */
export function release({ rules, state }: Model, id: number): void {
  const row = rowOf(state.holds, id);
  if (row.status !== 'ACTIVE' || !rules.isLive(row)) return;
  end({ rules, state }, id, 'RELEASED');
}

/** By the sweeper. */
export function expireHold({ rules, state }: Model, { hold: id }: { hold: number }, seen: Seen): void {
  if (rules.mayExpireHold(rowOf(state.holds, id), seen && 'DUE')) end({ rules, state }, id, 'EXPIRED');
}

/** The hold is over, and its seats can be had. */
export function end(
  { rules, state }: Pick<Model, 'rules' | 'state'>,
  id: number,
  status: 'RELEASED' | 'EXPIRED' | 'CONVERTED',
): void {
  Object.assign(rowOf(state.holds, id), { status, left: 0 });
  free(state, rules.seatsToFree(state, id));
}

/** Whether the seats are kept for it still. */
export function isKept({ rules, state }: Model, id: number): boolean {
  const row = rowOf(state.holds, id);
  return rules.isLive(row) && seatsWith(state, id).length === row.seats.length;
}

function take(state: State, holdId: number, seats: readonly number[]): void {
  for (const seat of seats) state.seats[seat] = { status: 'HELD', hold: holdId, ticket: null };
}

export function free(state: State, seats: readonly number[]): void {
  for (const seat of seats) state.seats[seat] = { status: 'AVAILABLE', hold: null, ticket: null };
}

/** Moves all deadlines one tick nearer. */
export function tick({ state }: Model): void {
  state.release = Math.max(0, state.release - 1);
  for (const row of state.holds) {
    row.left = Math.max(0, row.left - 1);
    row.ceiling = Math.max(0, row.ceiling - 1);
  }
}
