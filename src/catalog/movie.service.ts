import { type Movie, Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import { oneRow } from '../platform/batches.ts';
import type { Cache } from '../platform/cache.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, countRows, queryRows } from '../platform/database/rows.ts';
import { isId } from '../platform/ids.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';
import { isListed, type MovieFilter } from './movie-filter.sql.ts';
import { fromMovies, type ListedMovie, type MovieOrder, readMovies } from './movie-list.sql.ts';
import { readSearch } from './movie-search.sql.ts';

/** Reads movies, through the cache. */
export class MovieService {
  readonly #database: Database;
  readonly #cache: Cache;

  constructor({ database, cache }: { database: Database; cache: Cache }) {
    this.#database = database;
    this.#cache = cache;
  }

  /** Without archived ones. What the filter compares with the time was so when the page was read: see Cache. */
  list(filter: MovieFilter, order: MovieOrder, page: Page): Promise<PageOf<ListedMovie>> {
    const key = `movies ${JSON.stringify([filter, order, page])}`;
    return this.#cache.get(key, () =>
      this.#database.fromReplica((client) => this.#read(client, { filter, order, page })),
    );
  }

  async #read(
    client: PrismaClient,
    { filter: { search, ...filter }, order, page }: { filter: MovieFilter; order: MovieOrder; page: Page },
  ): Promise<PageOf<ListedMovie>> {
    const list = { where: isListed(filter), words: search ? await readSearch(client, search) : [], order, page };
    const rows = await readMovies(client, list);
    const total = rows.length === 0 && !page.after ? 0 : rows[0]?.total;
    const count = () => this.#database.fromReplica((counting) => countRows(counting, fromMovies(list)));
    return toPage(rows, page, async () => total ?? (await count()));
  }

  /** Archived ones too. */
  readonly byId = oneRow<Movie>(
    ({ id }) => id,
    (ids) => this.#database.prisma.movie.findMany({ where: { id: { in: ids.filter(isId) } } }),
    { isShared: true, keep: (id, load) => this.#cache.get(`movie ${id}`, load) },
  );

  /** Every genre that a movie has, in alphabetical order. */
  genres(): Promise<string[]> {
    return this.#cache.get('genres', () => this.#readGenres());
  }

  async #readGenres(): Promise<string[]> {
    const rows = await this.#database.fromReplica((client) =>
      queryRows(
        client,
        GENRE,
        (genre) => Prisma.sql`select distinct ${genre} from movie where movie.archived_at is null order by genre`,
      ),
    );
    return rows.map(({ genre }) => genre);
  }
}

const GENRE = columns<{ genre: string }>({ genre: 'unnest(movie.genres)' });
