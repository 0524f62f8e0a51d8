import type { StaffChange, StaffChanges } from '../../audit/staff-changes.ts';
import { lockMovie } from '../../catalog/sql/lock-movie.ts';
import { type Auditorium, type Cinema, type Movie, Prisma } from '../../generated/prisma/client.ts';
import { databaseTime } from '../../platform/database/database-time.ts';
import { type Actor, requireRole } from '../../platform/identity.ts';
import { notFound, type Outcome, refused, staleVersion } from '../../platform/outcome.ts';
import { lockOpenAuditorium, lockOpenAuditoriumsOf, lockOpenCinema } from '../../venues/sql/lock-venues.ts';
import { findShowingsInTheWay } from './has-showings.ts';

/** What is to end, as the client has seen it. */
export interface Ending {
  id: string;
  expectedVersion: number;
}

/**
 * Ends what showings need: once none is left. Who schedules one locks its movie and its auditorium in `share`, and so
 * comes before or after.
 */
export class ClosingService {
  readonly #staffChanges: StaffChanges;

  constructor({ staffChanges }: { staffChanges: StaffChanges }) {
    this.#staffChanges = staffChanges;
  }

  /** With its auditoriums. Refused: NotFound, StaleVersion, HasShowings. */
  closeCinema(actor: Actor, { id, expectedVersion }: Ending): Promise<Outcome<Cinema>> {
    return this.#staffChanges.make({ actor, action: 'closeCinema' }, async (change) => {
      const { tx, record } = change;
      const before = await lockOpenCinema(tx, id, 'update');
      if (!before) return refused(notFound('cinema', 'id'));
      if (before.version !== expectedVersion) return refused(staleVersion(before));
      const auditoriums = await lockOpenAuditoriumsOf(tx, id, 'update');
      const hasShowings = await findShowingsInTheWay(tx, inAnyOf(auditoriums));
      if (hasShowings) return refused(hasShowings);
      const closedAt = await databaseTime(tx);
      const after = await tx.client.cinema.update({ where: { id }, data: { closedAt, version: { increment: 1 } } });
      record({ type: 'Cinema', id, cinemaId: id, before, after });
      for (const auditorium of auditoriums) await close(change, auditorium, closedAt);
      return { value: after };
    });
  }

  /** Refused: NotFound, StaleVersion, HasShowings. */
  closeAuditorium(actor: Actor, { id, expectedVersion }: Ending): Promise<Outcome<Auditorium>> {
    return this.#staffChanges.make({ actor, action: 'closeAuditorium' }, async (change) => {
      const before = await lockOpenAuditorium(change.tx, id, 'update');
      if (!before) return refused(notFound('auditorium', 'id'));
      requireRole(actor, 'MANAGER', before.cinemaId);
      if (before.version !== expectedVersion) return refused(staleVersion(before));
      const hasShowings = await findShowingsInTheWay(change.tx, inAnyOf([before]));
      if (hasShowings) return refused(hasShowings);
      return { value: await close(change, before, await databaseTime(change.tx)) };
    });
  }

  /** Refused: NotFound, StaleVersion, HasShowings. */
  archiveMovie(actor: Actor, { id, expectedVersion }: Ending): Promise<Outcome<Movie>> {
    return this.#staffChanges.make({ actor, action: 'archiveMovie' }, async ({ tx, record }) => {
      const before = await lockMovie(tx, id, 'update');
      if (!before) return refused(notFound('movie', 'id'));
      if (before.version !== expectedVersion) return refused(staleVersion(before));
      const hasShowings = await findShowingsInTheWay(tx, Prisma.sql`showing.movie_id = ${id}::uuid`);
      if (hasShowings) return refused(hasShowings);
      const archivedAt = await databaseTime(tx);
      const after = await tx.client.movie.update({ where: { id }, data: { archivedAt, version: { increment: 1 } } });
      record({ type: 'Movie', id, cinemaId: null, before, after });
      return { value: after };
    });
  }
}

async function close({ tx, record }: StaffChange, before: Auditorium, closedAt: Date): Promise<Auditorium> {
  const { id, cinemaId } = before;
  const after = await tx.client.auditorium.update({ where: { id }, data: { closedAt, version: { increment: 1 } } });
  record({ type: 'Auditorium', id, cinemaId, before, after });
  return after;
}

function inAnyOf(auditoriums: readonly Auditorium[]): Prisma.Sql {
  return Prisma.sql`showing.auditorium_id = any (${auditoriums.map(({ id }) => id)}::uuid[])`;
}
