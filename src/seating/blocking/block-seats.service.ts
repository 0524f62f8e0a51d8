import { z } from 'zod';
import type { StaffChange, StaffChanges } from '../../audit/staff-changes.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { type Actor, requireRole } from '../../platform/identity.ts';
import { isId } from '../../platform/ids.ts';
import { line, listOf, readNew } from '../../platform/input.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import { notFound, type Outcome, refused, type UserError } from '../../platform/outcome.ts';
import type { SeatState } from '../seat-state.ts';
import {
  blockLockedSeats,
  type ChangedSeat,
  type LockedSeat,
  lockSeatsToBlock,
  unblockLockedSeats,
} from '../sql/block-seats.ts';
import { restoreFreeSeats } from '../sql/restore-free-seats.ts';

export interface BlockRequest {
  showingId: string;
  seatIds: readonly string[];
  reason: string;
}

export interface SeatsInUse extends UserError {
  kind: 'SeatsInUse';
  showingId: string;
  /** Those that are held or sold. */
  seatIds: string[];
}

/** Limits of both requests. */
export const BLOCK_FIELDS = z.object({
  seatIds: listOf('The seats', z.string(), { max: 500 }).refine((ids) => ids.length > 0, 'Name at least one seat.'),
  reason: line('The reason', { min: 1, max: 200 }),
});

type Action = 'blockSeats' | 'unblockSeats';

interface Dependencies {
  staffChanges: StaffChanges;
  seatTopic: Topic<SeatState[]>;
}

/** Seats that are out of sale for one showing: for guests of the house, or since they are broken. */
export class BlockSeatsService {
  readonly #staffChanges: StaffChanges;
  readonly #seatTopic: Topic<SeatState[]>;

  constructor({ staffChanges, seatTopic }: Dependencies) {
    this.#staffChanges = staffChanges;
    this.#seatTopic = seatTopic;
  }

  /** All or none; blocked ones stay as they are. Refused: InvalidInput, NotFound, SeatsInUse. */
  block(actor: Actor, request: BlockRequest): Promise<Outcome<BlockRequest>> {
    return this.#change({ actor, action: 'blockSeats', request }, async ({ tx }, locked, reason) => {
      const inUse = locked.filter(({ isInUse }) => isInUse);
      if (inUse.length > 0) return refused(seatsInUse(request.showingId, inUse));
      const free = locked.filter(({ isBlocked }) => !isBlocked);
      return { value: await blockLockedSeats(tx, free, reason) };
    });
  }

  /** Seats that are not blocked stay as they are, and so do those that are blocked on their map. Refused: InvalidInput, NotFound. */
  unblock(actor: Actor, request: BlockRequest): Promise<Outcome<BlockRequest>> {
    return this.#change({ actor, action: 'unblockSeats', request }, async ({ tx }, locked) => {
      const blocked = locked.filter(({ isBlocked }) => isBlocked);
      return { value: await unblockLockedSeats(tx, blocked) };
    });
  }

  async #change(
    { actor, action, request }: { actor: Actor; action: Action; request: BlockRequest },
    work: (change: StaffChange, locked: LockedSeat[], reason: string) => Promise<Outcome<ChangedSeat[]>>,
  ): Promise<Outcome<BlockRequest>> {
    const { showingId } = request;
    const { value, errors } = readNew(BLOCK_FIELDS, request);
    if (errors) return refused(...errors);
    const { seatIds, reason } = value;
    return this.#staffChanges.make({ actor, action, reason }, async (change) => {
      const cinemaId = await cinemaOf(change.tx, showingId);
      if (cinemaId === undefined) return refused(notFound('showing', 'showingId'));
      requireRole(actor, 'BOX_OFFICE', cinemaId);
      await restoreFreeSeats(change.tx, showingId);
      const locked = await lockSeatsToBlock(change.tx, seatsOf(showingId, seatIds));
      const known = new Set(locked.map(({ seatId }) => seatId));
      const [unknown, ...more] = request.seatIds.flatMap((id, index) =>
        known.has(id) ? [] : [notFound('seat', 'seatIds', index)],
      );
      if (unknown) return refused(unknown, ...more);
      const changed = await work(change, locked, reason);
      if (changed.errors) return refused(...changed.errors);
      this.#tell(change, { action, showingId, cinemaId, seats: changed.value });
      return { value: { ...request, seatIds } };
    });
  }

  /** Watchers, once it has committed, and the audit log. */
  #tell(
    { tx, record }: StaffChange,
    {
      action,
      showingId,
      cinemaId,
      seats,
    }: { action: Action; showingId: string; cinemaId: string; seats: readonly ChangedSeat[] },
  ): void {
    const states = seats.map(({ seatId, status, version }): SeatState => ({ seatId, status, version }));
    if (states.length > 0) tx.onCommit(() => this.#seatTopic.publish(showingId, states));
    const labels = seats.map(({ label }) => label);
    const named = labels.length > 0 ? { blockedSeats: labels } : {};
    const change = action === 'blockSeats' ? { after: named } : { before: named };
    record({ type: 'Showing', id: showingId, cinemaId, ...change });
  }
}

function seatsInUse(showingId: string, seats: readonly LockedSeat[]): SeatsInUse {
  const message = 'Seats that are held or sold cannot be blocked.';
  return {
    kind: 'SeatsInUse',
    message,
    path: ['input', 'seatIds'],
    showingId,
    seatIds: seats.map(({ seatId }) => seatId),
  };
}

function seatsOf(showingId: string, seatIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`select ${showingId}::uuid as showing_id, unnest(${seatIds.filter(isId)}::uuid[]) as seat_id`;
}

const CINEMA_ID = columns<{ cinemaId: string }>({ cinemaId: 'auditorium.cinema_id' });

async function cinemaOf(tx: Transaction, showingId: string): Promise<string | undefined> {
  const [found] = await queryRows(
    tx.client,
    CINEMA_ID,
    (cinemaId) => Prisma.sql`
      select ${cinemaId}
      from showing
      join auditorium on auditorium.id = showing.auditorium_id
      where showing.id = ${isId(showingId) ? showingId : null}::uuid`,
  );
  return found?.cinemaId;
}
