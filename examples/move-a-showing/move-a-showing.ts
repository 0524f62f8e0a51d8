import { randomUUID } from 'node:crypto';
import type { Api } from '../build-a-cinema/api.ts';
import { buyTickets, showingOnSale } from '../give-money-back/buy-tickets.ts';

interface Move {
  from: { label: string };
  /** Null: there is no seat for it. */
  to: { label: string } | null;
}

/** What happens on the way. */
export interface MoveStory {
  /** What would be done, before it is. */
  planned: Move[];
  moves: Move[];
  /** The seats of the guest's tickets, before and after. */
  seats: { before: string[]; after: string[] };
}

const MOVES = 'moves { from { label } to { label } }';

/**
 * A guest buys two tickets. A manager moves the showing to a room that is smaller: first on trial, then for good.
 *
 * @param staff with the login of an ADMIN, who makes the room
 * @param anybody without a login
 */
export async function moveAShowing(staff: Api, anybody: Api): Promise<MoveStory> {
  const { id: showingId, version, auditorium } = await showingOnSale(anybody);
  const { guest, bookingId, tickets } = await buyTickets(anybody, showingId, 2);
  const category = tickets[0]?.seat.category.name ?? '';
  const auditoriumId = await newRoom(staff, auditorium.cinema.id, category);
  const input = { showingId, auditoriumId, expectedVersion: version, idempotencyKey: randomUUID() };
  const { moves: planned } = await staff.change<{ moves: Move[] }>('moveShowing', { ...input, dryRun: true }, MOVES);
  // refundUnseated: where a booking has no seat any more, it is paid back.
  const { moves } = await staff.change<{ moves: Move[] }>('moveShowing', { ...input, refundUnseated: true }, MOVES);
  const { booking } = await guest.query<{ booking: { tickets: { seat: { label: string } }[] } }>(
    'query ($id: ID!) { booking(id: $id) { tickets { seat { label } } } }',
    { id: bookingId },
  );
  return { planned, moves, seats: { before: labelsOf(tickets), after: labelsOf(booking.tickets) } };
}

function labelsOf(tickets: readonly { seat: { label: string } }[]): string[] {
  return tickets.map(({ seat }) => seat.label);
}

/** Four rows of twelve seats, all of one category. */
async function newRoom(staff: Api, cinemaId: string, category: string): Promise<string> {
  const { auditorium } = await staff.change<{ auditorium: { id: string } }>(
    'createAuditorium',
    { cinemaId, name: `Studio ${randomUUID().slice(0, 8)}` },
    'auditorium { id }',
  );
  const rows = ['A', 'B', 'C', 'D'].map((row) => `${row}: ${'S'.repeat(12)}`);
  const document = [`S = ${category}`, ...rows].join('\n');
  await staff.change<object>(
    'importSeatMap',
    { auditoriumId: auditorium.id, format: 'TEXT', document },
    'seatMap { capacity }',
  );
  return auditorium.id;
}
