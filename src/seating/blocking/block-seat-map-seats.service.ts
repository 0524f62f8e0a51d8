import { z } from 'zod';
import type { StaffChange, StaffChanges } from '../../audit/staff-changes.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { type Actor, requireRole } from '../../platform/identity.ts';
import { isId } from '../../platform/ids.ts';
import { line, listOf, readNew } from '../../platform/input.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import { invalidInput, notFound, type Outcome, refused } from '../../platform/outcome.ts';
import { lockOpenAuditorium } from '../../venues/sql/lock-venues.ts';
import type { SeatState } from '../seat-state.ts';
import { type AppliedBlocks, applyMapBlocks } from '../sql/apply-map-blocks.ts';
import { deleteMapBlocks, findSeatsOfMap, findShowingsToCome, insertMapBlocks } from '../sql/map-blocks.ts';

export interface MapBlockRequest {
  seatMapId: string;
  seatIds: readonly string[];
  reason: string;
}

/** What was done to the showings of the map. */
export interface MapBlocked {
  seatMapId: string;
  /** Those in which a seat is held or sold, the earliest first. */
  showingIdsInUse: string[];
}

/** Limits of both requests. */
export const MAP_BLOCK_FIELDS = z.object({
  seatIds: listOf('The seats', z.string(), { max: 100 }).refine((ids) => ids.length > 0, 'Name at least one seat.'),
  reason: line('The reason', { min: 1, max: 200 }),
});

/** Each is a row, in all showings together. More would take longer than a transaction may. */
const MOST_ROWS = 100_000;

/** What one statement writes: it has to end within the statement timeout on a busy server too. */
const ROWS_AT_ONCE = 10_000;

type Action = 'blockSeatMapSeats' | 'unblockSeatMapSeats';

interface Dependencies {
  staffChanges: StaffChanges;
  seatTopic: Topic<SeatState[]>;
}

/**
 * Seats that are out of sale in every showing of a map that has not ended, and in those that are scheduled later. Scheduling
 * locks the auditorium shared, and this locks it for a change: one of the two comes first, and the other sees it.
 */
export class BlockSeatMapSeatsService {
  readonly #staffChanges: StaffChanges;
  readonly #seatTopic: Topic<SeatState[]>;

  constructor({ staffChanges, seatTopic }: Dependencies) {
    this.#staffChanges = staffChanges;
    this.#seatTopic = seatTopic;
  }

  /** What is held or sold stays so; it is blocked once it is free. Refused: InvalidInput, NotFound. */
  block(actor: Actor, request: MapBlockRequest): Promise<Outcome<MapBlocked>> {
    return this.#change({ actor, action: 'blockSeatMapSeats', request }, insertMapBlocks);
  }

  /** Seats that are blocked for a showing alone stay so. Refused: InvalidInput, NotFound. */
  unblock(actor: Actor, request: MapBlockRequest): Promise<Outcome<MapBlocked>> {
    return this.#change({ actor, action: 'unblockSeatMapSeats', request }, deleteMapBlocks);
  }

  #change(
    { actor, action, request }: { actor: Actor; action: Action; request: MapBlockRequest },
    write: (tx: Transaction, seatIds: readonly string[], reason: string) => Promise<{ seatId: string }[]>,
  ): Promise<Outcome<MapBlocked>> {
    const { seatMapId } = request;
    const { value, errors } = readNew(MAP_BLOCK_FIELDS, request);
    if (errors) return Promise.resolve(refused(...errors));
    const { seatIds, reason } = value;
    return this.#staffChanges.make({ actor, action, reason }, async (change) => {
      const { tx } = change;
      const auditorium = await lockAuditoriumOf(tx, seatMapId);
      if (!auditorium) return refused(notFound('seat map', 'seatMapId'));
      requireRole(actor, 'BOX_OFFICE', auditorium.cinemaId);
      const seats = await findSeatsOfMap(tx, seatMapId, seatIds.filter(isId));
      const known = new Set(seats.map(({ seatId }) => seatId));
      const [unknown, ...more] = request.seatIds.flatMap((id, index) =>
        known.has(id) ? [] : [notFound('seat', 'seatIds', index)],
      );
      if (unknown) return refused(unknown, ...more);
      const showingIds = await findShowingsToCome(tx, { auditoriumId: auditorium.id, seatMapId });
      if (showingIds.length * seatIds.length > MOST_ROWS) return refused(tooMany(showingIds.length));
      const changed = new Set((await write(tx, seatIds, reason)).map(({ seatId }) => seatId));
      const labels = seats.flatMap(({ seatId, label }) => (changed.has(seatId) ? [label] : []));
      const named = labels.length > 0 ? { blockedSeats: labels } : {};
      const audited = action === 'blockSeatMapSeats' ? { after: named } : { before: named };
      change.record({ type: 'SeatMap', id: seatMapId, cinemaId: auditorium.cinemaId, ...audited });
      return { value: { seatMapId, showingIdsInUse: await this.#apply(change, { showingIds, seatIds }) } };
    });
  }

  /** @returns the showings in which a seat is in use */
  async #apply(
    { tx }: StaffChange,
    { showingIds, seatIds }: { showingIds: readonly string[]; seatIds: readonly string[] },
  ): Promise<string[]> {
    const inUse = new Set<string>();
    // As all lock seats: sorted by showing.
    for (const part of partsOf(showingIds.toSorted(), Math.ceil(ROWS_AT_ONCE / seatIds.length))) {
      for (const applied of await applyMapBlocks(tx, seatsOf(part, seatIds))) {
        if (applied.inUse > 0) inUse.add(applied.showingId);
        this.#tell(tx, applied);
      }
    }
    return showingIds.filter((id) => inUse.has(id));
  }

  /** Watchers, once it has committed. */
  #tell(tx: Transaction, { showingId, seats }: AppliedBlocks): void {
    if (seats.length > 0) tx.onCommit(() => this.#seatTopic.publish(showingId, seats));
  }
}

function tooMany(showings: number) {
  const most = Math.floor(MOST_ROWS / showings);
  return invalidInput(`The map has ${showings} showings to come: name at most ${most} seats at once.`, 'seatIds');
}

async function lockAuditoriumOf(tx: Transaction, seatMapId: string) {
  const map = isId(seatMapId) && (await tx.client.seatMap.findUnique({ where: { id: seatMapId } }));
  return map ? lockOpenAuditorium(tx, map.auditoriumId, 'update') : undefined;
}

function seatsOf(showingIds: readonly string[], seatIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select of_map.showing_id, named.seat_id
    from unnest(${showingIds}::uuid[]) as of_map (showing_id)
    cross join unnest(${seatIds}::uuid[]) as named (seat_id)`;
}

function partsOf<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, part) => items.slice(part * size, (part + 1) * size));
}
