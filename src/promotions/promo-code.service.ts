import type { StaffChange, StaffChanges } from '../audit/staff-changes.ts';
import { Prisma, type PromoCode } from '../generated/prisma/client.ts';
import { manyRows, oneRow } from '../platform/batches.ts';
import { databaseTime } from '../platform/database/database-time.ts';
import type { Database } from '../platform/database/database.ts';
import { violates } from '../platform/database/errors.ts';
import { columns, countRows, queryRows } from '../platform/database/rows.ts';
import { type Actor, cinemasWithRole, hasRole, requireRole } from '../platform/identity.ts';
import { isId, newId } from '../platform/ids.ts';
import { readNew, readPatch } from '../platform/input.ts';
import { invalidInput, notFound, type Outcome, refused, staleVersion } from '../platform/outcome.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';
import type { VersionSeen } from '../pricing/ticket-type.service.ts';
import { NEW_PROMO_CODE, type NewPromoCode, type PromoCodePatch, TERMS } from './promo-code-input.ts';
import { termProblems } from './promo-code-terms.ts';
import { lockPromoCode, PROMO_CODE } from './sql/lock-promo-code.ts';
import { countUses } from './sql/take-uses.ts';

/** A code of a booking. */
interface BookingCode {
  bookingId: string;
  code: string;
}

const BOOKING_CODE = columns<BookingCode>({ bookingId: 'promo_use.booking_id', code: 'promo_code.code' });

/** In code points: what a search can be. */
export const MAX_SEARCH_LENGTH = 40;

const OPEN_CODE = 'promo_code_open_code';

/** A manager of one of its cinemas. One that is good everywhere is for managers of all cinemas. */
export function maySeePromoCode(viewer: Pick<Actor, 'grants'>, { cinemaIds }: Pick<PromoCode, 'cinemaIds'>): boolean {
  return hasRole(viewer, 'MANAGER') || cinemaIds.some((id) => hasRole(viewer, 'MANAGER', id));
}

/** @throws {ForbiddenError} unless it manages every cinema where the code is good */
function requireManager(actor: Actor, { cinemaIds }: Pick<PromoCode, 'cinemaIds'>): void {
  if (cinemaIds.length === 0) requireRole(actor, 'MANAGER');
  for (const id of cinemaIds) requireRole(actor, 'MANAGER', id);
}

export class PromoCodeService {
  readonly #database: Database;
  readonly #staffChanges: StaffChanges;

  constructor({ database, staffChanges }: { database: Database; staffChanges: StaffChanges }) {
    this.#database = database;
    this.#staffChanges = staffChanges;
  }

  /** Refused: InvalidInput, NotFound, AlreadyExists. */
  async create(actor: Actor, input: NewPromoCode): Promise<Outcome<PromoCode>> {
    const { value, errors } = readNew(NEW_PROMO_CODE, input);
    if (errors) return refused(...errors);
    const { discount, ...terms } = value;
    const { percent, freeSeats, amountPerTicket } = discount;
    const amount = {
      amountPerTicketMinor: amountPerTicket?.amountMinor ?? null,
      currency: amountPerTicket?.currency ?? null,
    };
    try {
      return await this.#staffChanges.make({ actor, action: 'createPromoCode' }, async (change) => {
        const { tx, record, mustBeUnique } = change;
        const data = { ...terms, ...amount, percent, freeSeats, id: newId() };
        const [problem, ...more] = await termProblems(tx, data, terms);
        if (problem) return refused(problem, ...more);
        requireManager(actor, data);
        mustBeUnique({
          ...{ index: OPEN_CODE, type: 'PromoCode', path: ['code'] },
          find: () => this.#findVisible(actor, value.code),
        });
        const created = await tx.client.promoCode.create({ data });
        record({ type: 'PromoCode', id: created.id, cinemaId: onlyCinema(created), after: created });
        return { value: created };
      });
    } catch (error) {
      // It is of cinemas that the caller does not manage: no more is told of it.
      if (violates(error, OPEN_CODE)) return refused(invalidInput('This promo code is taken.', 'code'));
      throw error;
    }
  }

  /** Refused: InvalidInput, NotFound, StaleVersion. */
  async update(
    actor: Actor,
    { id, expectedVersion, ...input }: VersionSeen & PromoCodePatch,
  ): Promise<Outcome<PromoCode>> {
    const { value: patch, errors } = readPatch(TERMS, input);
    if (errors) return refused(...errors);
    return this.#change(actor, { action: 'updatePromoCode', id, expectedVersion }, async (before, { tx }) => {
      const after = { ...before, ...patch };
      const [problem, ...more] = await termProblems(tx, after, patch);
      if (problem) return refused(problem, ...more);
      requireManager(actor, after);
      return { value: patch };
    });
  }

  /** It is good for nothing more. Refused: NotFound, StaleVersion. */
  archive(actor: Actor, seen: VersionSeen): Promise<Outcome<PromoCode>> {
    return this.#change(actor, { action: 'archivePromoCode', ...seen }, async (_, { tx }) => {
      return { value: { archivedAt: await databaseTime(tx) } };
    });
  }

  #change(
    actor: Actor,
    { action, id, expectedVersion }: VersionSeen & { action: string },
    work: (before: PromoCode, change: StaffChange) => Promise<Outcome<Prisma.PromoCodeUncheckedUpdateInput>>,
  ): Promise<Outcome<PromoCode>> {
    return this.#staffChanges.make({ actor, action }, async (change) => {
      const { tx } = change;
      const locked = await lockPromoCode(tx, id);
      if (!locked || !maySeePromoCode(actor, locked)) return refused(notFound('promo code', 'id'));
      requireManager(actor, locked);
      const [counted] = await countUses(tx, [{ promoCodeId: id, accountId: null }]);
      const before = { ...locked, used: counted?.used ?? locked.used };
      if (before.version !== expectedVersion) return refused(staleVersion(before));
      const patch = await work(before, change);
      if (patch.errors) return patch;
      const data = { ...patch.value, version: { increment: 1 } };
      const after = await tx.client.promoCode.update({ where: { id }, data });
      change.record({ type: 'PromoCode', id, cinemaId: onlyCinema(after), before, after });
      return { value: after };
    });
  }

  async #findVisible(actor: Actor, code: string): Promise<PromoCode | undefined> {
    const found = await this.#database.prisma.promoCode.findFirst({ where: { code, archivedAt: null } });
    return found && maySeePromoCode(actor, found) ? found : undefined;
  }

  /** Archived ones too. */
  readonly byId = oneRow<PromoCode>(
    ({ id }) => id,
    (ids) =>
      queryRows(
        this.#database.prisma,
        PROMO_CODE,
        (promoCode) => Prisma.sql`
          select ${promoCode} from promo_code where promo_code.id = any (${ids.filter(isId)}::uuid[])`,
      ),
  );

  /** In the order in which the buyer gave them. */
  readonly byBookingId = manyRows<BookingCode>(
    ({ bookingId }) => bookingId,
    (bookingIds) =>
      queryRows(
        this.#database.prisma,
        BOOKING_CODE,
        (bookingCode) => Prisma.sql`
          select ${bookingCode}
          from promo_use
          join promo_code on promo_code.id = promo_use.promo_code_id
          where promo_use.booking_id = any (${bookingIds}::uuid[])
          order by promo_use.booking_id, promo_use.position`,
      ),
  );

  /** Those in use that the actor may see, in the order of codes. @param search a part of the code */
  async list(actor: Actor, { search, page }: { search: string | null; page: Page }): Promise<PageOf<PromoCode>> {
    const cinemaIds = cinemasWithRole(actor, 'MANAGER');
    const where = Prisma.join(
      [
        Prisma.sql`promo_code.archived_at is null`,
        ...(cinemaIds ? [Prisma.sql`promo_code.cinema_ids && ${cinemaIds}::uuid[]`] : []),
        ...(search ? [Prisma.sql`strpos(promo_code.code, upper(${search}::text collate "C")) > 0`] : []),
      ],
      ' and ',
    );
    const after = page.after ? Prisma.sql`promo_code.code > ${page.after[0]}` : Prisma.sql`true`;
    const rows = await queryRows(
      this.#database.prisma,
      PROMO_CODE,
      (promoCode) => Prisma.sql`
        select ${promoCode}
        from promo_code
        where ${where} and ${after}
        order by promo_code.code
        limit ${page.limit + 1}`,
    );
    return toPage(rows, page, () => countRows(this.#database.prisma, Prisma.sql`from promo_code where ${where}`));
  }
}

/** For the audit log; null when it is good in several or all. */
function onlyCinema({ cinemaIds }: PromoCode): string | null {
  const [first = null, ...others] = cinemaIds;
  return others.length === 0 ? first : null;
}
