import { z } from 'zod';
import type { StaffChanges } from '../audit/staff-changes.ts';
import type { Showing } from '../generated/prisma/client.ts';
import { databaseTime } from '../platform/database/database-time.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { type Actor, requireRole } from '../platform/identity.ts';
import { isId } from '../platform/ids.ts';
import { readPatch } from '../platform/input.ts';
import { invalidInput, notFound, type Outcome, refused, staleVersion, type UserError } from '../platform/outcome.ts';
import { insertShowingSeats } from '../scheduling/sql/write-showings.ts';
import { applyMapBlocks } from '../seating/sql/apply-map-blocks.ts';
import { restoreFreeSeats } from '../seating/sql/restore-free-seats.ts';
import { showingOverlaps } from './overlaps.ts';
import { PLACE_FIELDS } from './showing-input.ts';
import { salesProblems, startProblems, timesOf } from './showing-times.ts';
import { findOverlaps } from './sql/find-overlaps.ts';
import { allSeatsOf, deleteShowingSeats, lockAllSeats, releaseEndedHolds, type SeatUse } from './sql/lock-all-seats.ts';
import { lockPremises, type OpenAuditorium, type Premises } from './sql/lock-premises.ts';
import { type LockedShowing, lockShowing } from './sql/lock-showing.ts';
import { cancelled, type ShowingUpdate } from './update-showing.service.ts';
import { withoutOverlap } from './without-overlap.ts';

const FIELDS = z.object(PLACE_FIELDS);

type Patch = Partial<z.output<typeof FIELDS>>;

/** Buyers have seats of the showing. */
export interface ShowingInUse extends UserError {
  kind: 'ShowingInUse';
  activeHolds: number;
  ticketsSold: number;
}

/** What a showing is changed to. */
type NewPlace = Pick<
  Showing,
  'auditoriumId' | 'seatMapId' | 'startsAt' | 'endsAt' | 'freeAt' | 'salesCloseAt' | 'leadMinutes' | 'cleaningMinutes'
>;

export class RescheduleShowingService {
  readonly #staffChanges: StaffChanges;

  constructor({ staffChanges }: { staffChanges: StaffChanges }) {
    this.#staffChanges = staffChanges;
  }

  /**
   * Another time or auditorium, as long as nothing is held or sold. Refused: InvalidInput, NotFound, StaleVersion,
   * ShowingInUse, ShowingOverlaps.
   */
  async reschedule(actor: Actor, { id, expectedVersion, ...input }: ShowingUpdate): Promise<Outcome<Showing>> {
    const { value: patch, errors } = readPatch(FIELDS, input);
    if (errors) return refused(...errors);
    return withoutOverlap(() =>
      this.#staffChanges.make({ actor, action: 'rescheduleShowing' }, async ({ tx, record }) => {
        const premises = await premisesOf(tx, { id, auditoriumId: patch.auditoriumId });
        const locked = premises && (await lockShowing(tx, id));
        if (!locked) return refused(notFound('showing', 'id'));
        const { showing: before, cinemaId } = locked;
        requireRole(actor, 'MANAGER', cinemaId);
        if (before.version !== expectedVersion) return refused(staleVersion(before));
        if (before.cancelledAt) return refused(cancelled());
        await restoreFreeSeats(tx, id);
        const use = await lockAllSeats(tx, id);
        const { value: place, errors: wrong = [] } = await placeOf(tx, { ...locked, patch, premises });
        const [problem, ...more] = [...inUse(use), ...wrong];
        if (problem || !place) return refused(problem ?? notFound('auditorium', 'auditoriumId'), ...more);
        const after = await move(tx, { before, place, use });
        record({ type: 'Showing', id, cinemaId, before, after });
        return { value: after };
      }),
    );
  }
}

function inUse({ activeHolds, ticketsSold }: SeatUse): ShowingInUse[] {
  if (activeHolds === 0 && ticketsSold === 0) return [];
  const message = `Seats of this showing are held (${activeHolds} holds) or sold (${ticketsSold} tickets): it stays where and when it is.`;
  return [{ kind: 'ShowingInUse', message, path: ['input', 'id'], activeHolds, ticketsSold }];
}

/**
 * What the showing would be on, locked before the showing itself: see docs/database.md. Where it is can change until then;
 * its version is another one in that case.
 */
async function premisesOf(
  tx: Transaction,
  { id, auditoriumId }: { id: string; auditoriumId: string | undefined },
): Promise<Premises | undefined> {
  if (!isId(id)) return undefined;
  const where = { id };
  const seen = await tx.client.showing.findUnique({ where, select: { movieId: true, auditoriumId: true } });
  if (!seen) return undefined;
  const auditoriumIds = [auditoriumId ?? seen.auditoriumId];
  return lockPremises(tx, { movieIds: [seen.movieId], auditoriumIds, priceListIds: [] });
}

/** Where and when the showing would be. Refused: InvalidInput, NotFound, ShowingOverlaps. */
async function placeOf(
  tx: Transaction,
  { showing, cinemaId, patch, premises }: LockedShowing & { patch: Patch; premises: Premises },
): Promise<Outcome<NewPlace>> {
  const wanted = { ...showing, ...patch };
  const { auditoriumId } = wanted;
  const movie = premises.movies.get(showing.movieId);
  const auditorium = premises.auditoriums.get(auditoriumId);
  if (!movie) return refused(invalidInput('The movie of this showing is archived.', 'id'));
  if (!auditorium) return refused(notFound('auditorium', 'auditoriumId'));
  const times = timesOf(wanted, movie);
  // Sales close as long before or after the start as they did.
  const closesAfter = showing.salesCloseAt.getTime() - showing.startsAt.getTime();
  const salesCloseAt = new Date(times.startsAt.getTime() + closesAfter);
  const sales = salesProblems({ salesOpenAt: showing.salesOpenAt, salesCloseAt, endsAt: times.endsAt });
  const seatMapId = auditoriumId === showing.auditoriumId ? showing.seatMapId : auditorium.seatMapId;
  const [problem, ...more] = [
    ...auditoriumProblems(auditorium, cinemaId),
    ...startProblems(times.startsAt, { now: await databaseTime(tx), movie, cinema: auditorium.cinema }),
    ...sales.map(({ message }) => invalidInput(message, 'startsAt')),
    ...(await overlaps(tx, { ...times, auditorium, except: showing.id })),
  ];
  if (problem) return refused(problem, ...more);
  const { leadMinutes, cleaningMinutes } = wanted;
  return {
    value: { ...times, auditoriumId, leadMinutes, cleaningMinutes, salesCloseAt, seatMapId: seatMapId ?? '' },
  };
}

function auditoriumProblems({ cinemaId: itsCinemaId, seatMapId }: OpenAuditorium, cinemaId: string): UserError[] {
  if (itsCinemaId !== cinemaId) {
    return [invalidInput('A showing stays in its cinema: its prices and its staff are of it.', 'auditoriumId')];
  }
  if (seatMapId === null) {
    return [invalidInput('The auditorium has no seat map yet: import one first.', 'auditoriumId')];
  }
  return [];
}

async function overlaps(
  tx: Transaction,
  { except, ...placed }: Omit<Parameters<typeof findOverlaps>[1][number], 'index'> & { except: string },
): Promise<UserError[]> {
  const { auditorium } = placed;
  const found = await findOverlaps(tx, [{ ...placed, index: 0 }], { except });
  return found.map(({ index: _, ...other }) =>
    showingOverlaps({ path: ['input', 'startsAt'], auditorium }, { other, stored: other }),
  );
}

async function move(
  tx: Transaction,
  { before, place, use }: { before: Showing; place: NewPlace; use: SeatUse },
): Promise<Showing> {
  const { id } = before;
  const data = { ...place, version: { increment: 1 } };
  const after = await tx.client.showing.update({ where: { id }, data });
  if (after.seatMapId === before.seatMapId) {
    await releaseEndedHolds(tx, id);
    // It may have ended before, when blocks were made or ended.
    await applyMapBlocks(tx, allSeatsOf(id));
  } else {
    await deleteShowingSeats(tx, id);
    // It may have been in this auditorium before: watchers know the versions of then.
    await insertShowingSeats(tx, { showings: [after], version: use.newestVersion + 1 });
  }
  return after;
}
