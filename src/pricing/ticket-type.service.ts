import { z } from 'zod';
import type { StaffChange, StaffChanges, UniqueEntity } from '../audit/staff-changes.ts';
import { type Prisma, SeatFeature, type TicketType } from '../generated/prisma/client.ts';
import { manyRows, oneRow } from '../platform/batches.ts';
import { databaseTime } from '../platform/database/database-time.ts';
import type { Database } from '../platform/database/database.ts';
import { type Actor, requireRole } from '../platform/identity.ts';
import { isId, newId } from '../platform/ids.ts';
import { line, readNew, readPatch, text, wholeNumber } from '../platform/input.ts';
import { invalidInput, notFound, type Outcome, refused, staleVersion, type UserError } from '../platform/outcome.ts';
import { lockOpenCinema } from '../venues/sql/lock-venues.ts';
import { lockTicketType } from './sql/lock-pricing.ts';

const FIELDS = z.object({
  name: line('The name', { min: 1, max: 100 }),
  description: text('The description', { min: 1, max: 500 }).nullable(),
  seatFeature: z.enum(SeatFeature).nullable(),
  oneForEachId: z.string().nullable(),
  maxPerBooking: wholeNumber('The number per booking', { min: 1, max: 100 }).nullable(),
  soldOnline: z.boolean('It must be true or false.'),
});

export interface NewTicketType {
  cinemaId: string;
  name: string;
  description?: string | null;
  seatFeature?: SeatFeature | null;
  oneForEachId?: string | null;
  maxPerBooking?: number | null;
  soldOnline: boolean;
}

export interface TicketTypePatch extends VersionSeen, Partial<Omit<NewTicketType, 'cinemaId' | 'name' | 'soldOnline'>> {
  name?: string | null;
  soldOnline?: boolean | null;
}

/** A row that is to be changed, as the client has seen it. */
export interface VersionSeen {
  id: string;
  expectedVersion: number;
}

export class TicketTypeService {
  readonly #database: Database;
  readonly #staffChanges: StaffChanges;

  constructor({ database, staffChanges }: { database: Database; staffChanges: StaffChanges }) {
    this.#database = database;
    this.#staffChanges = staffChanges;
  }

  /** Refused: InvalidInput, NotFound, AlreadyExists. */
  async create(actor: Actor, { cinemaId, ...input }: NewTicketType): Promise<Outcome<TicketType>> {
    const { value, errors } = readNew(FIELDS, input);
    if (errors) return refused(...errors);
    return this.#staffChanges.make({ actor, action: 'createTicketType' }, async ({ tx, record, mustBeUnique }) => {
      const cinema = await lockOpenCinema(tx, cinemaId, 'share');
      if (!cinema) return refused(notFound('cinema', 'cinemaId'));
      requireRole(actor, 'MANAGER', cinemaId);
      const problem = await this.#otherProblem(tx, { cinemaId, oneForEachId: value.oneForEachId });
      if (problem) return refused(problem);
      mustBeUnique(this.#byName(cinemaId, value.name));
      const created = await tx.client.ticketType.create({ data: { ...value, id: newId(), cinemaId } });
      record({ type: 'TicketType', id: created.id, cinemaId, after: created });
      return { value: created };
    });
  }

  /** Refused: InvalidInput, NotFound, AlreadyExists, StaleVersion. */
  async update(actor: Actor, { id, expectedVersion, ...input }: TicketTypePatch): Promise<Outcome<TicketType>> {
    const { value: patch, errors } = readPatch(FIELDS, input);
    if (errors) return refused(...errors);
    const { oneForEachId } = patch;
    return this.#change(actor, { action: 'updateTicketType', id, expectedVersion }, async (before, change) => {
      const problem = await this.#otherProblem(change.tx, { id, cinemaId: before.cinemaId, oneForEachId });
      if (problem) return refused(problem);
      change.mustBeUnique(this.#byName(before.cinemaId, patch.name ?? before.name));
      return { value: patch };
    });
  }

  /** It is sold no more. Refused: NotFound, StaleVersion. */
  archive(actor: Actor, seen: VersionSeen): Promise<Outcome<TicketType>> {
    return this.#change(actor, { action: 'archiveTicketType', ...seen }, async (_, { tx }) => {
      return { value: { archivedAt: await databaseTime(tx) } };
    });
  }

  #change(
    actor: Actor,
    { action, id, expectedVersion }: VersionSeen & { action: string },
    work: (before: TicketType, change: StaffChange) => Promise<Outcome<Prisma.TicketTypeUncheckedUpdateInput>>,
  ): Promise<Outcome<TicketType>> {
    return this.#staffChanges.make({ actor, action }, async (change) => {
      const before = await lockTicketType(change.tx, id);
      if (!before) return refused(notFound('ticket type', 'id'));
      const { cinemaId, version } = before;
      requireRole(actor, 'MANAGER', cinemaId);
      if (version !== expectedVersion) return refused(staleVersion(before));
      const patch = await work(before, change);
      if (patch.errors) return patch;
      const data = { ...patch.value, version: { increment: 1 } };
      const after = await change.tx.client.ticketType.update({ where: { id }, data });
      change.record({ type: 'TicketType', id, cinemaId, before, after });
      return { value: after };
    });
  }

  /** What is wrong with the type beside whose tickets this one is sold. */
  async #otherProblem(
    { client }: StaffChange['tx'],
    { id, cinemaId, oneForEachId }: { id?: string; cinemaId: string; oneForEachId?: string | null | undefined },
  ): Promise<UserError | undefined> {
    if (oneForEachId === null || oneForEachId === undefined) return undefined;
    if (oneForEachId === id) return invalidInput('A ticket type cannot be sold beside itself.', 'oneForEachId');
    const where = { id: oneForEachId, cinemaId, archivedAt: null };
    const other = isId(oneForEachId) ? await client.ticketType.findFirst({ where, select: { id: true } }) : null;
    return other ? undefined : notFound('ticket type', 'oneForEachId');
  }

  #byName(cinemaId: string, name: string): UniqueEntity {
    const find = () => this.#database.prisma.ticketType.findFirst({ where: { cinemaId, name, archivedAt: null } });
    return { index: 'ticket_type_open_name', type: 'TicketType', path: ['name'], find };
  }

  /** Archived ones too. */
  readonly byId = oneRow<TicketType>(
    ({ id }) => id,
    (ids) => this.#database.prisma.ticketType.findMany({ where: { id: { in: ids.filter(isId) } } }),
    { isShared: true },
  );

  /** Those that are sold, in the order of names. */
  readonly byCinemaId = manyRows<TicketType>(
    ({ cinemaId }) => cinemaId,
    (cinemaIds) =>
      this.#database.prisma.ticketType.findMany({
        where: { cinemaId: { in: [...cinemaIds] }, archivedAt: null },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
  );
}
