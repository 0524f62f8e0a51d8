import type { StaffChanges, UniqueEntity } from '../audit/staff-changes.ts';
import type { Cinema } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { type Actor, requireRole } from '../platform/identity.ts';
import { newId } from '../platform/ids.ts';
import { readNew, readPatch } from '../platform/input.ts';
import { invalidInput, notFound, type Outcome, refused, staleVersion, type UserError } from '../platform/outcome.ts';
import { CHANGEABLE, NEW_CINEMA } from './cinema-input.ts';
import { type AskedTerms, currencyProblems } from './cinema-terms-input.ts';
import { lockOpenCinema } from './sql/lock-venues.ts';
import { findTimeZone } from './time-zones.ts';

/** As a client sends it; each value is checked. */
type CinemaValues = Partial<Record<keyof typeof NEW_CINEMA.shape, unknown>> & AskedTerms & { timeZone?: string | null };

export class CinemaChanges {
  readonly #database: Database;
  readonly #staffChanges: StaffChanges;

  constructor({ database, staffChanges }: { database: Database; staffChanges: StaffChanges }) {
    this.#database = database;
    this.#staffChanges = staffChanges;
  }

  /**
   * Refused: InvalidInput, AlreadyExists.
   *
   * @param id of the demo's cinemas, which have the same in every database
   */
  async create(actor: Actor, input: CinemaValues & { currency: string }, id = newId()): Promise<Outcome<Cinema>> {
    const read = withProblems(readNew(NEW_CINEMA, input), currencyProblems(input, input.currency));
    const { value, errors } = await this.#withTimeZone(input, read);
    if (errors) return refused(...errors);
    return this.#staffChanges.make({ actor, action: 'createCinema' }, async ({ tx, record, mustBeUnique }) => {
      const { address, location, bookingFee, cancellationPolicy, ...same } = value;
      const data = { ...same, ...address, ...location, ...bookingFee, ...cancellationPolicy, id };
      mustBeUnique(this.#byName(data));
      const created = await tx.client.cinema.create({ data });
      record({ type: 'Cinema', id: created.id, cinemaId: created.id, after: created });
      return { value: created };
    });
  }

  /** Refused: InvalidInput, NotFound, AlreadyExists, StaleVersion. */
  async update(
    actor: Actor,
    { id, expectedVersion, ...input }: CinemaValues & { id: string; expectedVersion: number },
  ): Promise<Outcome<Cinema>> {
    const { value: patch, errors } = await this.#withTimeZone(input, readPatch(CHANGEABLE, input));
    if (errors) return refused(...errors);
    return this.#staffChanges.make({ actor, action: 'updateCinema' }, async ({ tx, record, mustBeUnique }) => {
      const before = await lockOpenCinema(tx, id, 'update');
      if (!before) return refused(notFound('cinema', 'id'));
      requireRole(actor, 'MANAGER', id);
      if (before.version !== expectedVersion) return refused(staleVersion(before));
      const [problem, ...more] = currencyProblems(input, before.currency);
      if (problem) return refused(problem, ...more);
      const { address, location, bookingFee, cancellationPolicy, ...same } = patch;
      const changed = { ...same, ...address, ...location, ...bookingFee, ...cancellationPolicy };
      mustBeUnique(this.#byName({ ...before, ...changed }));
      const data = { ...changed, version: { increment: 1 } };
      const after = await tx.client.cinema.update({ where: { id }, data });
      record({ type: 'Cinema', id, cinemaId: id, before, after });
      return { value: after };
    });
  }

  /** What was read, with its time zone as IANA spells it, or everything that is wrong. */
  async #withTimeZone<Value>({ timeZone }: CinemaValues, read: Outcome<Value>): Promise<Outcome<Value>> {
    if (typeof timeZone !== 'string') return read;
    const known = await findTimeZone(this.#database, timeZone);
    if (known === undefined) return withProblems(read, [UNKNOWN_TIME_ZONE]);
    return read.errors ? read : { value: { ...read.value, timeZone: known } };
  }

  #byName({ name, addressCity }: Pick<Cinema, 'name' | 'addressCity'>): UniqueEntity {
    const find = () => this.#database.prisma.cinema.findFirst({ where: { name, addressCity, closedAt: null } });
    return { index: 'cinema_open_name', type: 'Cinema', path: ['name'], find };
  }
}

function withProblems<Value>(read: Outcome<Value>, problems: readonly UserError[]): Outcome<Value> {
  const all: UserError[] = [...(read.errors ?? []), ...problems];
  const [problem, ...more] = all;
  return problem ? refused(problem, ...more) : read;
}

const UNKNOWN_TIME_ZONE = invalidInput(
  'The time zone must be the name of one by IANA, as in Europe/Berlin.',
  'timeZone',
);
