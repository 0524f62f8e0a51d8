import { type Cinema, type Movie, Prisma, type PrismaClient, type Showing } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import { isId } from '../../platform/ids.ts';
import { SHOWING_EXPRESSIONS } from '../../scheduling/showing.service.ts';

/** Writing more would keep the process busy for too long. */
export const MOST_SHOWINGS = 1000;

export const SUBJECTS = ['cinemas', 'movies'] as const;
export type Subject = (typeof SUBJECTS)[number];

export interface FeedShowing extends Showing {
  cinema: Cinema;
  movie: RatedMovie;
  auditorium: string;
  /** Where it is booked; null when no page is known. */
  page: string | null;
}

export interface RatedMovie extends Movie {
  /** Of the reviews that all can see. */
  reviews: number;
  /** 1 to 5; null without reviews. */
  averageRating: number | null;
}

/** Showings that are not over, cancelled ones too, in the order of their starts. */
export interface Feed {
  /** Of the cinema or movie. */
  title: string;
  showings: readonly FeedShowing[];
}

type ListedShowing = Showing & { cinemaId: string; auditorium: string };

/** What others take of the programme. */
export class FeedService {
  readonly #database: Database;
  readonly #showingPage: string | undefined;

  constructor({ database, showingPage }: { database: Database; showingPage: string | undefined }) {
    this.#database = database;
    this.#showingPage = showingPage;
  }

  /** Of a cinema or movie: the first 1,000 showings. Undefined when there is none of that id, or it is closed or archived. */
  async of(subject: Subject, id: string): Promise<Feed | undefined> {
    return isId(id) ? this.#database.fromReplica((client) => this.#read(client, subject, id)) : undefined;
  }

  /** All of it at one server: another may not know the movie of a showing yet. */
  async #read(client: PrismaClient, subject: Subject, id: string): Promise<Feed | undefined> {
    const title = await titleOf(client, subject, id);
    if (title === undefined) return undefined;
    const listed = await readShowings(client, subject, id);
    const [cinemas, movies] = await Promise.all([
      client.cinema.findMany({ where: { id: { in: distinct(listed.map(({ cinemaId }) => cinemaId)) } } }),
      readMovies(client, distinct(listed.map(({ movieId }) => movieId))),
    ]);
    const cinemaById = new Map(cinemas.map((cinema) => [cinema.id, cinema]));
    const movieById = new Map(movies.map((movie) => [movie.id, movie]));
    const showings = listed.flatMap((showing) => {
      const [cinema, movie] = [cinemaById.get(showing.cinemaId), movieById.get(showing.movieId)];
      if (!cinema || !movie) return [];
      return { ...showing, cinema, movie, page: this.#pageOf(showing.id) };
    });
    return { title, showings };
  }

  #pageOf(showingId: string): string | null {
    return this.#showingPage?.replaceAll('{showing}', showingId) ?? null;
  }
}

async function titleOf(client: PrismaClient, subject: Subject, id: string): Promise<string | undefined> {
  if (subject === 'movies') return (await client.movie.findUnique({ where: { id, archivedAt: null } }))?.title;
  return (await client.cinema.findUnique({ where: { id, closedAt: null } }))?.name;
}

function readShowings(client: PrismaClient, subject: Subject, id: string): Promise<ListedShowing[]> {
  const owner = Prisma.raw(subject === 'movies' ? 'showing.movie_id' : 'auditorium.cinema_id');
  return queryRows(
    client,
    LISTED_SHOWING,
    (listed) => Prisma.sql`
      select ${listed}
      from showing
      join auditorium on auditorium.id = showing.auditorium_id
      where ${owner} = ${id}::uuid
        and showing.starts_at > (select clock_timestamp() - interval '2 days')
        and showing.ends_at > (select clock_timestamp())
      order by showing.starts_at, showing.id
      limit ${MOST_SHOWINGS}::int`,
  );
}

async function readMovies(client: PrismaClient, ids: string[]): Promise<RatedMovie[]> {
  const where = { id: { in: ids } };
  const [movies, ratings] = await Promise.all([
    client.movie.findMany({ where }),
    client.review.groupBy({
      by: ['movieId'],
      where: { movieId: where.id, hiddenAt: null },
      _avg: { rating: true },
      _count: true,
    }),
  ]);
  const byMovie = new Map(ratings.map((rating) => [rating.movieId, rating]));
  return movies.map((movie) => {
    const { _avg: mean, _count: reviews = 0 } = byMovie.get(movie.id) ?? {};
    return { ...movie, reviews, averageRating: mean?.rating ?? null };
  });
}

const LISTED_SHOWING = columns<ListedShowing>({
  ...SHOWING_EXPRESSIONS,
  cinemaId: 'auditorium.cinema_id',
  auditorium: 'auditorium.name',
});

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
