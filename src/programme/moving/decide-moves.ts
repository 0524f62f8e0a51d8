import type { Showing } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { type Outcome, refused } from '../../platform/outcome.ts';
import type { SeatMapService } from '../../venues/seat-map/seat-map.service.ts';
import type { MoveShowingRequest } from './check-move.ts';
import { seatsMissing } from './move-errors.ts';
import { planSeats } from './plan-seats.ts';
import type { Party } from './seat-to-move.ts';
import type { Worths } from './seating.ts';
import { readSeatsByHand } from './seats-by-hand.ts';
import type { SeatedTicket } from './sql/read-seated.ts';

/** Where a ticket was and is. */
export interface SeatMoveRow {
  ticketId: string;
  fromId: string;
  /** Null: there is no seat for it. */
  toId: string | null;
}

export interface MoveToDecide {
  seatMaps: SeatMapService;
  asked: MoveShowingRequest;
  before: Pick<Showing, 'seatMapId'>;
  /** Where the showing moves to. */
  seatMapId: string;
  /** In the order of bookings. */
  seated: readonly SeatedTicket[];
  worths: Worths;
}

/**
 * Where each ticket goes: see planSeats. Changes nothing; the showing and its seats are locked.
 * Refused: InvalidInput for seats by hand, SeatsMissing.
 */
export async function decideMoves(tx: Transaction, move: MoveToDecide): Promise<Outcome<SeatMoveRow[]>> {
  const { seatMaps, asked, before, seatMapId, seated, worths } = move;
  const old = await seatMaps.mappedSeats(before.seatMapId);
  const { list: seats } = await seatMaps.mappedSeats(seatMapId);
  const where = { seat: { seatMapId } };
  const blocks = await tx.client.seatBlock.findMany({ where, select: { seatId: true } });
  const blocked = new Set(blocks.map(({ seatId }) => seatId));
  const parties = [...byBooking(seated).values()].map((tickets): Party => ({
    guests: tickets.flatMap(({ ticketId, seatId }) => {
      const from = old.byId.get(seatId);
      return from ? [{ ticketId, from }] : [];
    }),
  }));
  const { byHand, errors } = readSeatsByHand(asked.seats, { parties, seats, blocked });
  const [wrong, ...more] = errors;
  if (wrong) return refused(wrong, ...more);
  const usable = seats.filter(({ id }) => !blocked.has(id));
  const plan = planSeats({ parties, oldSeats: old.list, seats: usable, worths, byHand });
  const moves = seated.map(({ ticketId, seatId: fromId }) => {
    return { ticketId, fromId, toId: plan.get(ticketId)?.id ?? null };
  });
  const missing = moves.flatMap(({ ticketId, toId }) => (toId === null ? [ticketId] : []));
  if (missing.length > 0 && !asked.refundUnseated && !asked.dryRun) return refused(seatsMissing(missing));
  return { value: moves };
}

/** Tickets by their bookings, in the order in which they come. */
export function byBooking(tickets: readonly SeatedTicket[]): Map<string, SeatedTicket[]> {
  const bookings = new Map<string, SeatedTicket[]>();
  for (const ticket of tickets) bookings.set(ticket.bookingId, [...(bookings.get(ticket.bookingId) ?? []), ticket]);
  return bookings;
}
