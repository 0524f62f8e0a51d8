import { Prisma, type PrismaClient, type Showing } from '../generated/prisma/client.ts';
import { oneRow, type OneRow } from '../platform/batches.ts';
import type { Cache } from '../platform/cache.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, countRows, queryRows } from '../platform/database/rows.ts';
import { isId } from '../platform/ids.ts';
import { once, type PageOf, toPage } from '../platform/page.ts';
import {
  countShowings,
  countShowingsOfEach,
  selectShowings,
  selectShowingsOfEach,
  type ShowingList,
  type ShowingOwner,
} from './showing-list.ts';

/** Reading more would keep the process busy for too long. */
const ROWS_AT_ONCE = 1_000;

/** A page of the showings of one movie or cinema. */
type OwnedPage = PageOf<Showing> & { ownerId: string };

/** Reads showings: lists through the cache, a single one as it is now. */
export class ShowingService {
  readonly #database: Database;
  readonly #cache: Cache;

  constructor({ database, cache }: { database: Database; cache: Cache }) {
    this.#database = database;
    this.#cache = cache;
  }

  /** What the filter compares with the time was so when the page was read: see Cache. Free seats are read each time. */
  list(list: ShowingList): Promise<PageOf<Showing>> {
    if (dependsOnSeats(list)) return this.#list(list);
    return this.#cache.get(`showings ${JSON.stringify(list)}`, () => this.#list(list));
  }

  async #list(list: ShowingList): Promise<PageOf<Showing>> {
    const rows = await this.#read(list, (client) =>
      queryRows(client, SHOWING, (showing) => selectShowings(showing, list)),
    );
    return toPage(rows, list.page, () => this.#read(list, (client) => countRows(client, countShowings(list.filter))));
  }

  /** Seats are read as they are now. */
  #read<Result>(list: ShowingList, read: (client: PrismaClient) => Promise<Result>): Promise<Result> {
    return dependsOnSeats(list) ? read(this.#database.prisma) : this.#database.fromReplica(read);
  }

  /** For each movie or cinema the same as `list`, in one query for all of them. */
  pageByOwnerId(owner: ShowingOwner, list: ShowingList): OneRow<OwnedPage> {
    const name = `showings of ${owner} ${JSON.stringify(list)}`;
    return oneRow(
      ({ ownerId }) => ownerId,
      (ownerIds) => this.#listOfEach(owner, ownerIds, list),
      {
        keysAtOnce: Math.ceil(ROWS_AT_ONCE / list.page.limit),
        isShared: true,
        keep: (ownerId, load) => (dependsOnSeats(list) ? load() : this.#cache.get(`${name} ${ownerId}`, load)),
      },
    );
  }

  readonly byId = oneRow<Showing>(
    ({ id }) => id,
    (ids) =>
      queryRows(
        this.#database.prisma,
        SHOWING,
        (showing) => Prisma.sql`select ${showing} from showing where showing.id = any (${ids.filter(isId)}::uuid[])`,
      ),
    { isShared: true },
  );

  /** Every format that a showing has, in alphabetical order. Each is looked for behind the last one, in their index. */
  formats(): Promise<string[]> {
    return this.#cache.get('formats', () => this.#readFormats());
  }

  async #readFormats(): Promise<string[]> {
    const rows = await this.#database.fromReplica((client) => queryRows(client, FORMAT, selectFormats));
    return rows.map(({ format }) => format);
  }

  async #listOfEach(owner: ShowingOwner, ownerIds: readonly string[], list: ShowingList): Promise<OwnedPage[]> {
    const rows = await this.#read(list, (client) =>
      queryRows(client, OWNED_SHOWING, (select) => selectShowingsOfEach(owner, { select, ownerIds, list })),
    );
    const counts = once(() => this.#countOfEach(owner, ownerIds, list));
    const countOf = async (ownerId: string) => (await counts()).get(ownerId) ?? 0;
    return ownerIds.map((ownerId) => {
      const owned = rows.filter((row) => row.ownerId === ownerId);
      return { ownerId, ...toPage(owned, list.page, () => countOf(ownerId)) };
    });
  }

  async #countOfEach(owner: ShowingOwner, ownerIds: readonly string[], list: ShowingList) {
    const { filter } = list;
    const rows = await this.#read(list, (client) =>
      queryRows(client, OWNED_COUNT, (select) => countShowingsOfEach(owner, { select, ownerIds, filter })),
    );
    return new Map(rows.map(({ ownerId, count }) => [ownerId, count]));
  }
}

function selectFormats(format: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    with recursive found as (
      (select showing.format from showing order by showing.format limit 1)
      union all
      select (
        select showing.format from showing where showing.format > found.format order by showing.format limit 1
      )
      from found
      where found.format is not null
    )
    select ${format} from found where found.format is not null order by found.format`;
}

function dependsOnSeats({ filter }: ShowingList): boolean {
  return typeof filter.seatsTogether === 'number';
}

export const SHOWING_EXPRESSIONS = {
  id: 'showing.id',
  version: 'showing.version',
  movieId: 'showing.movie_id',
  auditoriumId: 'showing.auditorium_id',
  seatMapId: 'showing.seat_map_id',
  startsAt: 'showing.starts_at',
  endsAt: 'showing.ends_at',
  freeAt: 'showing.free_at',
  salesOpenAt: 'showing.sales_open_at',
  salesCloseAt: 'showing.sales_close_at',
  cancelledAt: 'showing.cancelled_at',
  format: 'showing.format',
  language: 'showing.language',
  subtitles: 'showing.subtitles',
  // The driver does not know arrays of our own types.
  accessibility: 'showing.accessibility::text[]',
  guardsSingleSeats: 'showing.guards_single_seats',
  leadMinutes: 'showing.lead_minutes',
  cleaningMinutes: 'showing.cleaning_minutes',
  priceListId: 'showing.price_list_id',
  wheelchairReleasedAt: 'showing.wheelchair_released_at',
};

export const SHOWING = columns<Showing>(SHOWING_EXPRESSIONS);

const OWNED_SHOWING = columns<Showing & { ownerId: string }>({ ...SHOWING_EXPRESSIONS, ownerId: 'owner.id' });

const OWNED_COUNT = columns<{ ownerId: string; count: number }>({ ownerId: 'owner.id', count: 'counted.count' });

const FORMAT = columns<{ format: string }>({ format: 'found.format' });
