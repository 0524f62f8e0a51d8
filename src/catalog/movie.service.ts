import { Prisma, type Movie } from '../generated/prisma/client.ts';
import { oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, countRows, queryRows } from '../platform/database/rows.ts';
import { isId } from '../platform/ids.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';
import { tidyLine } from '../platform/text.ts';

export interface MovieFilter {
  /**
   * Words of the title, cast or synopsis, or their beginnings; accents are forgiven, and a letter or two that are wrong.
   * At most MAX_SEARCH_LENGTH.
   */
  search?: string | null;
  /** Any of these. */
  genres?: readonly string[] | null;
  /** With a showing still to come, or, when false, without. */
  nowShowing?: boolean | null;
}

/** In code points. */
export const MAX_SEARCH_LENGTH = 200;

export class MovieService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** In the order of titles. */
  async list(filter: MovieFilter, page: Page): Promise<PageOf<Movie>> {
    const where = toSql(filter);
    const [title, id] = page.after ?? [];
    const after = page.after ? Prisma.sql`(movie.title, movie.id) > (${title}, ${id}::uuid)` : Prisma.sql`true`;
    const rows = await queryRows(
      this.#database.prisma,
      MOVIE,
      (movie) => Prisma.sql`
        select ${movie}
        from movie
        where ${where} and ${after}
        order by movie.title, movie.id
        limit ${page.limit + 1}`,
    );
    return toPage(rows, page, () => countRows(this.#database.prisma, Prisma.sql`from movie where ${where}`));
  }

  readonly byId = oneRow<Movie>(
    ({ id }) => id,
    (ids) => this.#database.prisma.movie.findMany({ where: { id: { in: ids.filter(isId) } } }),
    { isShared: true },
  );

  /** Every genre that a movie has, in alphabetical order. */
  async genres(): Promise<string[]> {
    const rows = await queryRows(
      this.#database.prisma,
      GENRE,
      (genre) => Prisma.sql`select distinct ${genre} from movie order by genre`,
    );
    return rows.map(({ genre }) => genre);
  }
}

const GENRE = columns<{ genre: string }>({ genre: 'unnest(movie.genres)' });

const MOVIE = columns<Movie>({
  id: 'movie.id',
  version: 'movie.version',
  title: 'movie.title',
  originalTitle: 'movie.original_title',
  synopsis: 'movie.synopsis',
  runtimeMinutes: 'movie.runtime_minutes',
  certificateLabel: 'movie.certificate_label',
  certificateMinimumAge: 'movie.certificate_minimum_age',
  genres: 'movie.genres',
  directors: 'movie.directors',
  cast: 'movie."cast"',
  releaseDate: 'movie.release_date',
  availableFrom: 'movie.available_from',
  availableUntil: 'movie.available_until',
  posterUrl: 'movie.poster_url',
  trailerUrl: 'movie.trailer_url',
  archivedAt: 'movie.archived_at',
});

function toSql({ search, genres, nowShowing }: MovieFilter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (search) conditions.push(hasEveryWord(search));
  if (genres) conditions.push(Prisma.sql`movie.genres && ${genres.map((genre) => tidyLine(genre) ?? genre)}::text[]`);
  if (nowShowing !== undefined && nowShowing !== null) {
    conditions.push(Prisma.sql`${nowShowing ? Prisma.empty : Prisma.sql`not`} exists (
      select from showing
      where showing.movie_id = movie.id and showing.cancelled_at is null
        and showing.starts_at > (select clock_timestamp())
    )`);
  }
  return Prisma.join(conditions, ' and ');
}

/** How many letters of a word may be wrong. */
const FORGIVEN = Prisma.sql`
  select case when length(wanted.word) < 4 then 0 when length(wanted.word) < 6 then 1 else 2 end as wrong_letters`;

/**
 * Each word of the search begins a word of the movie, or nearly equals one: a word of up to three letters must be right,
 * one of four or five may have one wrong letter, a longer one two.
 */
function hasEveryWord(search: string): Prisma.Sql {
  const text = folded(Prisma.sql`movie.title || ' ' || array_to_string(movie."cast", ' ') || ' ' || movie.synopsis`);
  const words = wordsOf(folded(Prisma.sql`${search}::text`));
  // `offset 0` keeps the words of a movie from being computed for each word of the search.
  return Prisma.sql`${mayHaveLongestWord(text, words)} and not exists (
    select
    from (select ${wordsOf(text)} as words offset 0) as found
    cross join unnest(${words}) as wanted (word)
    cross join lateral (${FORGIVEN}) as forgiven
    where not exists (
      select
      from unnest(found.words) as found (word)
      where starts_with(found.word, wanted.word)
        or levenshtein_less_equal(left(found.word, 255), left(wanted.word, 255), forgiven.wrong_letters)
          <= forgiven.wrong_letters
    )
  )`;
}

/**
 * True for every movie that is found, and quick: cutting the text of each movie into words takes most of the time. Of a
 * word that is cut into one part more than there may be wrong letters, one part is right.
 */
function mayHaveLongestWord(text: Prisma.Sql, words: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${text} like any (array(
    select '%' || case
      when part < forgiven.wrong_letters then substr(wanted.word, 1 + part * cut.length, cut.length)
      else substr(wanted.word, 1 + part * cut.length)
    end || '%'
    from (select word from unnest(${words}) as word order by length(word) desc limit 1) as wanted
    cross join lateral (${FORGIVEN}) as forgiven
    cross join lateral (select length(wanted.word) / (forgiven.wrong_letters + 1) as length) as cut
    cross join generate_series(0, forgiven.wrong_letters) as part
  ))`;
}

/** In lower case and without accents. The collation is given, as that of the database may know the letters of ASCII only. */
function folded(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`unaccent(lower(normalize(${text}, NFKC) collate natural_order)) collate natural_order`;
}

/** A quote like » is two > without its accents. */
function wordsOf(foldedText: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`regexp_split_to_array(${foldedText}, '[[:space:][:punct:]<>]+')`;
}
