import type { Auditorium, Cinema } from '../generated/prisma/client.ts';
import { manyRows, oneRow } from '../platform/batches.ts';
import type { Cache } from '../platform/cache.ts';
import type { Database } from '../platform/database/database.ts';
import { isId } from '../platform/ids.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';

/** Reads cinemas and auditoriums, through the cache. */
export class CinemaService {
  readonly #database: Database;
  readonly #cache: Cache;

  constructor({ database, cache }: { database: Database; cache: Cache }) {
    this.#database = database;
    this.#cache = cache;
  }

  /** In the order of names, without closed ones. */
  list(page: Page): Promise<PageOf<Cinema>> {
    return this.#cache.get(`cinemas ${JSON.stringify(page)}`, () => this.#list(page));
  }

  async #list(page: Page): Promise<PageOf<Cinema>> {
    const isOpen = { closedAt: null };
    const [name = '', id = ''] = page.after ?? [];
    const rows = await this.#database.fromReplica((client) =>
      client.cinema.findMany({
        where: { ...isOpen, ...(page.after && { OR: [{ name: { gt: name } }, { name, id: { gt: id } }] }) },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: page.limit + 1,
      }),
    );
    return toPage(rows, page, () => this.#database.fromReplica((client) => client.cinema.count({ where: isOpen })));
  }

  readonly byId = oneRow<Cinema>(
    ({ id }) => id,
    (ids) => this.#database.prisma.cinema.findMany({ where: { id: { in: ids.filter(isId) } } }),
    { isShared: true, keep: (id, load) => this.#cache.get(`cinema ${id}`, load) },
  );

  /** The cinema that it belongs to never changes. */
  readonly auditoriumById = oneRow<Auditorium>(
    ({ id }) => id,
    (ids) => this.#database.prisma.auditorium.findMany({ where: { id: { in: ids.filter(isId) } } }),
    { isShared: true, keep: (id, load) => this.#cache.get(`auditorium ${id}`, load) },
  );

  /** In the order of names, without closed ones. */
  readonly auditoriumsByCinemaId = manyRows<Auditorium>(
    ({ cinemaId }) => cinemaId,
    (cinemaIds) =>
      this.#database.fromReplica((client) =>
        client.auditorium.findMany({
          where: { cinemaId: { in: [...cinemaIds] }, closedAt: null },
          orderBy: { name: 'asc' },
        }),
      ),
    { isShared: true, keep: (cinemaId, load) => this.#cache.get(`auditoriums of ${cinemaId}`, load) },
  );
}
