import { z } from 'zod';
import type { StaffChanges, UniqueEntity } from '../audit/staff-changes.ts';
import type { Auditorium } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { type Actor, requireRole } from '../platform/identity.ts';
import { newId } from '../platform/ids.ts';
import { line, readNew, readPatch } from '../platform/input.ts';
import { notFound, type Outcome, refused, staleVersion } from '../platform/outcome.ts';
import { lockOpenAuditorium, lockOpenCinema } from './sql/lock-venues.ts';

const FIELDS = z.object({ name: line('The name', { min: 1, max: 100 }) });

export class AuditoriumService {
  readonly #database: Database;
  readonly #staffChanges: StaffChanges;

  constructor({ database, staffChanges }: { database: Database; staffChanges: StaffChanges }) {
    this.#database = database;
    this.#staffChanges = staffChanges;
  }

  /** Refused: InvalidInput, NotFound, AlreadyExists. */
  async create(actor: Actor, { cinemaId, ...input }: { cinemaId: string; name: string }): Promise<Outcome<Auditorium>> {
    const { value, errors } = readNew(FIELDS, input);
    if (errors) return refused(...errors);
    return this.#staffChanges.make({ actor, action: 'createAuditorium' }, async ({ tx, record, mustBeUnique }) => {
      const cinema = await lockOpenCinema(tx, cinemaId, 'share');
      if (!cinema) return refused(notFound('cinema', 'cinemaId'));
      requireRole(actor, 'MANAGER', cinemaId);
      mustBeUnique(this.#byName(cinemaId, value.name));
      const created = await tx.client.auditorium.create({ data: { ...value, id: newId(), cinemaId } });
      record({ type: 'Auditorium', id: created.id, cinemaId, after: created });
      return { value: created };
    });
  }

  /** Refused: InvalidInput, NotFound, AlreadyExists, StaleVersion. */
  async update(
    actor: Actor,
    { id, expectedVersion, ...input }: { id: string; expectedVersion: number; name?: string | null },
  ): Promise<Outcome<Auditorium>> {
    const { value: patch, errors } = readPatch(FIELDS, input);
    if (errors) return refused(...errors);
    return this.#staffChanges.make({ actor, action: 'updateAuditorium' }, async ({ tx, record, mustBeUnique }) => {
      const before = await lockOpenAuditorium(tx, id, 'update');
      if (!before) return refused(notFound('auditorium', 'id'));
      const { cinemaId, version } = before;
      requireRole(actor, 'MANAGER', cinemaId);
      if (version !== expectedVersion) return refused(staleVersion(before));
      mustBeUnique(this.#byName(cinemaId, patch.name ?? before.name));
      const data = { ...patch, version: { increment: 1 } };
      const after = await tx.client.auditorium.update({ where: { id }, data });
      record({ type: 'Auditorium', id, cinemaId, before, after });
      return { value: after };
    });
  }

  #byName(cinemaId: string, name: string): UniqueEntity {
    const find = () => this.#database.prisma.auditorium.findFirst({ where: { cinemaId, name, closedAt: null } });
    return { index: 'auditorium_open_name', type: 'Auditorium', path: ['name'], find };
  }
}
