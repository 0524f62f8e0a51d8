import type { StaffChange, StaffChanges } from '../audit/staff-changes.ts';
import type { Showing } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { type Actor, requireRole } from '../platform/identity.ts';
import { newId } from '../platform/ids.ts';
import { invalidInput, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import { insertShowings, insertShowingSeats, type NewShowing } from '../scheduling/sql/write-showings.ts';
import { insertPriceOverrides } from '../pricing/sql/price-overrides.ts';
import { overlapsWithin, showingOverlaps } from './overlaps.ts';
import { checkShowing, type CheckedShowing } from './check-showing.ts';
import { type AskedShowing, readShowings, showingPath, type ShowingRequest } from './showing-input.ts';
import { overrideProblems, toOverride } from './price-overrides.ts';
import { findOverlaps } from './sql/find-overlaps.ts';
import { lockPremises } from './sql/lock-premises.ts';
import { withoutOverlap } from './without-overlap.ts';

const MOST_SHOWINGS = 500;

/** Each is a row. More would take longer than a transaction may. */
export const MOST_SEATS = 200_000;

export interface ScheduleRequest {
  showings: readonly ShowingRequest[];
  /** Only checks. */
  dryRun: boolean;
}

export class ScheduleService {
  readonly #staffChanges: StaffChanges;

  constructor({ staffChanges }: { staffChanges: StaffChanges }) {
    this.#staffChanges = staffChanges;
  }

  /**
   * All of them, or none. Refused: InvalidInput, NotFound, ShowingOverlaps; everything that is wrong at once.
   *
   * @returns null after a dry run
   */
  async schedule(
    actor: Actor,
    { showings, dryRun }: ScheduleRequest,
    action = 'scheduleShowings',
  ): Promise<Outcome<Showing[] | null>> {
    if (showings.length === 0 || showings.length > MOST_SHOWINGS) {
      return refused(invalidInput(`1 to ${MOST_SHOWINGS} showings can be scheduled at once.`, 'showings'));
    }
    const { asked, problems } = readShowings(showings);
    return withoutOverlap(() =>
      this.#staffChanges.make({ actor, action }, async (change) => {
        const { checked, errors } = await check(change, { actor, asked });
        const [error, ...more] = inTheOrderOfTheInput([...problems, ...errors]);
        if (error) return refused(error, ...more);
        return { value: dryRun ? null : await write(change, checked) };
      }),
    );
  }
}

/** Everything that is wrong with the showings beyond their values themselves. */
async function check(
  { tx }: StaffChange,
  { actor, asked }: { actor: Actor; asked: readonly AskedShowing[] },
): Promise<{ checked: CheckedShowing[]; errors: UserError[] }> {
  const premises = await lockPremises(tx, {
    movieIds: asked.map(({ request }) => request.movieId),
    auditoriumIds: asked.map(({ request }) => request.auditoriumId),
    priceListIds: asked.map(({ request }) => request.priceListId),
  });
  const cinemaIds = new Set([...premises.auditoriums.values()].map(({ cinemaId }) => cinemaId));
  for (const cinemaId of cinemaIds) requireRole(actor, 'MANAGER', cinemaId);
  const outcomes = asked.map((showing) => checkShowing(showing, premises));
  const checked = outcomes.flatMap((outcome) => outcome.checked ?? []);
  const errors = [
    ...outcomes.flatMap(({ problems }) => problems),
    ...seatProblems(checked),
    ...(await overrideProblems(tx, checked)),
    ...(await overlaps(tx, checked)),
  ];
  return { checked, errors };
}

function seatProblems(checked: readonly CheckedShowing[]): UserError[] {
  const seats = checked.reduce((sum, { auditorium }) => sum + auditorium.seats, 0);
  if (seats <= MOST_SEATS) return [];
  const message = `These showings have ${seats} seats together, with ${MOST_SEATS} allowed: schedule fewer at once.`;
  return [invalidInput(message, 'showings')];
}

async function overlaps(tx: Transaction, checked: readonly CheckedShowing[]): Promise<UserError[]> {
  const within = overlapsWithin(checked).map(({ showing, other }) =>
    showingOverlaps(
      { path: showingPath(showing.index), auditorium: showing.auditorium },
      { other, otherPath: showingPath(other.index) },
    ),
  );
  const byIndex = new Map(checked.map((showing) => [showing.index, showing]));
  const stored = (await findOverlaps(tx, checked)).flatMap(({ index, ...other }) => {
    const showing = byIndex.get(index);
    if (!showing) return [];
    return [showingOverlaps({ path: showingPath(index), auditorium: showing.auditorium }, { other, stored: other })];
  });
  return [...within, ...stored];
}

async function write({ tx, record }: StaffChange, checked: readonly CheckedShowing[]): Promise<Showing[]> {
  const planned = checked.map((showing) => ({ ...showing, id: newId() }));
  const showings = await insertShowings(tx, planned.map(toNewShowing));
  await insertShowingSeats(tx, { showings });
  await insertPriceOverrides(
    tx,
    planned.flatMap(({ id, value }) => value.priceOverrides.map((price) => ({ ...toOverride(price), showingId: id }))),
  );
  for (const [nth, { id, auditorium, value }] of planned.entries()) {
    const priceOverrides = value.priceOverrides.map(toOverride);
    record({ type: 'Showing', id, cinemaId: auditorium.cinemaId, after: { ...showings[nth], priceOverrides } });
  }
  return showings;
}

function toNewShowing({ id, value, ...placed }: CheckedShowing & { id: string }): NewShowing {
  const { priceOverrides: _, ...columns } = value;
  const { auditorium, seatMapId, startsAt, endsAt, freeAt, salesCloseAt } = placed;
  return { ...columns, id, auditoriumId: auditorium.id, seatMapId, startsAt, endsAt, freeAt, salesCloseAt };
}

/** What is about no single showing comes first. */
function inTheOrderOfTheInput(errors: readonly UserError[]): UserError[] {
  return errors.toSorted((a, b) => indexOf(a) - indexOf(b));
}

function indexOf({ path: [, , index] }: UserError): number {
  return Number(index ?? -1);
}
