import type { StaffChanges, UniqueEntity } from '../audit/staff-changes.ts';
import {
  type Price,
  type PriceList,
  Prisma,
  type SeatCategory,
  type Surcharge,
  type TicketType,
} from '../generated/prisma/client.ts';
import { manyRows, oneRow } from '../platform/batches.ts';
import { databaseTime } from '../platform/database/database-time.ts';
import type { Database } from '../platform/database/database.ts';
import { type Actor, hasRole, requireRole } from '../platform/identity.ts';
import { isId, newId } from '../platform/ids.ts';
import { readNew, readPatch } from '../platform/input.ts';
import { notFound, type Outcome, refused, staleVersion } from '../platform/outcome.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';
import { findShowingsInTheWay } from '../scheduling/closing/has-showings.ts';
import { nextPriceRevision } from './sql/price-revision.ts';
import { lockOpenCinema } from '../venues/sql/lock-venues.ts';
import { changedContents, readContents, toAudited } from './price-list-contents.ts';
import { contentProblems, type NewPriceList, PRICE_LIST_FIELDS, type PriceListPatch } from './price-list-input.ts';
import { lockPriceList } from './sql/lock-pricing.ts';
import { writeContents } from './sql/write-contents.ts';
import type { VersionSeen } from './ticket-type.service.ts';

/** A price that is in force, with what it is for. */
export type ListedPrice = Price & { category: SeatCategory; ticketType: TicketType };

/** Staff of its cinema. For others it is not there, whatever they ask: its id tells nothing. */
export function maySeePriceList(viewer: Pick<Actor, 'grants'>, { cinemaId }: PriceList): boolean {
  return hasRole(viewer, 'BOX_OFFICE', cinemaId);
}

export class PriceListService {
  readonly #database: Database;
  readonly #staffChanges: StaffChanges;

  constructor({ database, staffChanges }: { database: Database; staffChanges: StaffChanges }) {
    this.#database = database;
    this.#staffChanges = staffChanges;
  }

  /** Refused: InvalidInput, NotFound, AlreadyExists. */
  async create(actor: Actor, { cinemaId, ...input }: NewPriceList): Promise<Outcome<PriceList>> {
    const { value, errors } = readNew(PRICE_LIST_FIELDS, input);
    if (errors) return refused(...errors);
    const { name, ...contents } = value;
    return this.#staffChanges.make({ actor, action: 'createPriceList' }, async ({ tx, record, mustBeUnique }) => {
      const cinema = await lockOpenCinema(tx, cinemaId, 'share');
      if (!cinema) return refused(notFound('cinema', 'cinemaId'));
      requireRole(actor, 'MANAGER', cinemaId);
      const [problem, ...more] = await contentProblems(tx, cinema, contents);
      if (problem) return refused(problem, ...more);
      mustBeUnique(this.#byName(cinemaId, name));
      const created = await tx.client.priceList.create({ data: { id: newId(), cinemaId, name } });
      await writeContents(tx, { priceListId: created.id, revision: 0n }, contents);
      record({ type: 'PriceList', id: created.id, cinemaId, after: { ...created, ...toAudited(contents) } });
      return { value: created };
    });
  }

  /** Refused: InvalidInput, NotFound, AlreadyExists, StaleVersion. */
  async update(
    actor: Actor,
    { id, expectedVersion, ...input }: VersionSeen & PriceListPatch,
  ): Promise<Outcome<PriceList>> {
    const { value, errors } = readPatch(PRICE_LIST_FIELDS, input);
    if (errors) return refused(...errors);
    const { name, ...contents } = value;
    return this.#staffChanges.make({ actor, action: 'updatePriceList' }, async ({ tx, record, mustBeUnique }) => {
      const before = await lockPriceList(tx, id);
      if (!before || !maySeePriceList(actor, before)) return refused(notFound('price list', 'id'));
      const { cinemaId, version } = before;
      requireRole(actor, 'MANAGER', cinemaId);
      if (version !== expectedVersion) return refused(staleVersion(before));
      const cinema = await tx.client.cinema.findUniqueOrThrow({ where: { id: cinemaId } });
      const [problem, ...more] = await contentProblems(tx, cinema, contents);
      if (problem) return refused(problem, ...more);
      mustBeUnique(this.#byName(cinemaId, name ?? before.name));
      const data = { ...(name === undefined ? {} : { name }), version: { increment: 1 } };
      const after = await tx.client.priceList.update({ where: { id }, data });
      const old = await readContents(tx, before, cinema.currency);
      const changed = changedContents(old, contents);
      const audited = {
        before: { ...before, ...toAudited(old) },
        after: { ...after, ...toAudited({ ...old, ...changed }) },
      };
      record({ type: 'PriceList', id, cinemaId, ...audited });
      if (Object.keys(changed).length > 0)
        await writeContents(tx, { priceListId: id, revision: await nextPriceRevision(tx) }, changed);
      return { value: after };
    });
  }

  /** For no new showings. Refused: NotFound, StaleVersion, HasShowings. */
  async archive(actor: Actor, { id, expectedVersion }: VersionSeen): Promise<Outcome<PriceList>> {
    return this.#staffChanges.make({ actor, action: 'archivePriceList' }, async ({ tx, record }) => {
      const before = await lockPriceList(tx, id);
      if (!before || !maySeePriceList(actor, before)) return refused(notFound('price list', 'id'));
      const { cinemaId, version } = before;
      requireRole(actor, 'MANAGER', cinemaId);
      if (version !== expectedVersion) return refused(staleVersion(before));
      const hasShowings = await findShowingsInTheWay(tx, Prisma.sql`showing.price_list_id = ${id}::uuid`);
      if (hasShowings) return refused(hasShowings);
      const data = { archivedAt: await databaseTime(tx), version: { increment: 1 } };
      const after = await tx.client.priceList.update({ where: { id }, data });
      record({ type: 'PriceList', id, cinemaId, before, after });
      return { value: after };
    });
  }

  #byName(cinemaId: string, name: string): UniqueEntity {
    const find = () => this.#database.prisma.priceList.findFirst({ where: { cinemaId, name, archivedAt: null } });
    return { index: 'price_list_open_name', type: 'PriceList', path: ['name'], find };
  }

  /** Archived ones too. */
  readonly byId = oneRow<PriceList>(
    ({ id }) => id,
    (ids) => this.#database.prisma.priceList.findMany({ where: { id: { in: ids.filter(isId) } } }),
    { isShared: true },
  );

  /** Those of a cinema that are in use, in the order of names. */
  async listOfCinema(cinemaId: string, page: Page): Promise<PageOf<PriceList>> {
    const [name = '', id = ''] = page.after ?? [];
    const inUse = { cinemaId, archivedAt: null };
    const rows = await this.#database.prisma.priceList.findMany({
      where: { ...inUse, ...(page.after && { OR: [{ name: { gt: name } }, { name, id: { gt: id } }] }) },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: page.limit + 1,
    });
    return toPage(rows, page, () => this.#database.prisma.priceList.count({ where: inUse }));
  }

  /** Those in force, in the order of categories and ticket types. */
  readonly pricesByListId = manyRows<ListedPrice>(
    ({ priceListId }) => priceListId,
    (ids) =>
      this.#database.prisma.price.findMany({
        where: { priceListId: { in: [...ids] }, untilRevision: null, ticketType: { archivedAt: null } },
        include: { category: true, ticketType: true },
        orderBy: [{ category: { name: 'asc' } }, { ticketType: { name: 'asc' } }],
      }),
  );

  /** Those in force, in their order. */
  readonly surchargesByListId = manyRows<Surcharge>(
    ({ priceListId }) => priceListId,
    (ids) =>
      this.#database.prisma.surcharge.findMany({
        where: { priceListId: { in: [...ids] }, untilRevision: null },
        orderBy: { position: 'asc' },
      }),
  );
}
