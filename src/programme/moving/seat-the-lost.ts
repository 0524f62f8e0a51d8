import { inOrder } from './place-party.ts';
import { type Guest, kindOf, type Party } from './seat-to-move.ts';
import type { Seating } from './seating.ts';

/**
 * Seats those who have no seat where others can make room for them. Only on single seats: halves of couples and wheelchair
 * places are for parties.
 *
 * @returns whether any was seated
 */
export function seatTheLost(seating: Seating, parties: readonly Party[]): boolean {
  const movable = new Set(parties.flatMap(({ guests }) => guests.map(({ ticketId }) => ticketId)));
  const canMove = (guest: Guest) => movable.has(guest.ticketId);
  const single = seating.seats.filter((seat) => seat.coupleNumber === null && kindOf(seat) === 'PLAIN');
  const makeRoom = (guest: Guest, visited: Set<string>): boolean => {
    const possible = single.filter((seat) => !visited.has(seat.id) && seating.suits(guest, seat));
    const order = possible.toSorted((a, b) => seating.costOf(guest, a) - seating.costOf(guest, b));
    for (const seat of [
      ...order.filter((each) => seating.isFree(each)),
      ...order.filter((each) => !seating.isFree(each)),
    ]) {
      if (visited.has(seat.id)) continue;
      visited.add(seat.id);
      const other = seating.guestOn(seat);
      if (other && (!canMove(other) || !makeRoom(other, visited))) continue;
      seating.seat(guest, seat);
      return true;
    }
    return false;
  };
  const lost = parties.flatMap(({ guests }) => inOrder(guests.filter((guest) => !seating.seatOf(guest))));
  return lost.filter((guest) => makeRoom(guest, new Set())).length > 0;
}
