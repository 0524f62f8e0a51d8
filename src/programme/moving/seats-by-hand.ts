import { invalidInput, notFound, type UserError } from '../../platform/outcome.ts';
import type { Party, SeatOfMap } from './seat-to-move.ts';

/** A seat that staff has chosen for a ticket. */
export interface SeatByHand {
  ticketId: string;
  seatId: string;
}

/** Reads which seats staff has chosen; each that is wrong is named. */
export function readSeatsByHand(
  asked: readonly SeatByHand[],
  { parties, seats, blocked }: { parties: readonly Party[]; seats: readonly SeatOfMap[]; blocked: ReadonlySet<string> },
): { byHand: Map<string, SeatOfMap>; errors: UserError[] } {
  const tickets = new Set(parties.flatMap(({ guests }) => guests.map(({ ticketId }) => ticketId)));
  const byId = new Map(seats.map((seat) => [seat.id, seat]));
  const byHand = new Map<string, SeatOfMap>();
  const given = new Set<string>();
  const errors = asked.flatMap(({ ticketId, seatId }, index): UserError[] => {
    const seat = byId.get(seatId);
    const wrong: UserError[] = [];
    if (!tickets.has(ticketId)) wrong.push(notFound('ticket with a seat in this showing', 'seats', index, 'ticketId'));
    else if (byHand.has(ticketId)) wrong.push(invalidInput('This ticket is named twice.', 'seats', index, 'ticketId'));
    if (!seat) wrong.push(notFound('seat in the new auditorium', 'seats', index, 'seatId'));
    else if (given.has(seatId)) wrong.push(invalidInput('This seat is given twice.', 'seats', index, 'seatId'));
    else if (blocked.has(seatId)) wrong.push(invalidInput('This seat is blocked.', 'seats', index, 'seatId'));
    if (seat) {
      given.add(seatId);
      byHand.set(ticketId, seat);
    }
    return wrong;
  });
  return { byHand, errors };
}
