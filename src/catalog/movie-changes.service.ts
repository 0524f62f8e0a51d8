import type { StaffChanges, UniqueEntity } from '../audit/staff-changes.ts';
import type { Movie } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { type Actor, requireRole } from '../platform/identity.ts';
import { notFound, type Outcome, refused, staleVersion } from '../platform/outcome.ts';
import { insertMovies } from './insert-movies.ts';
import { lockMovie } from './sql/lock-movie.ts';
import { type MovieColumns, type MovieInput, patched, readMoviePatch, readNewMovie } from './movie-fields.ts';

export class MovieChangesService {
  readonly #database: Database;
  readonly #staffChanges: StaffChanges;

  constructor({ database, staffChanges }: { database: Database; staffChanges: StaffChanges }) {
    this.#database = database;
    this.#staffChanges = staffChanges;
  }

  /** Refused: InvalidInput, AlreadyExists. */
  async create(actor: Actor, input: MovieInput): Promise<Outcome<Movie>> {
    const { value, errors } = await this.createAll(actor, [input]);
    if (errors) return refused(...errors);
    const [created] = value;
    if (!created) throw new Error('a movie was inserted and not returned');
    return { value: created };
  }

  /** All of them, or none. Refused: as the first one that is wrong. */
  async createAll(actor: Actor, inputs: readonly MovieInput[]): Promise<Outcome<Movie[]>> {
    const movies: MovieColumns[] = [];
    for (const { value, errors } of inputs.map(readNewMovie)) {
      if (errors) return refused(...errors);
      movies.push(value);
    }
    requireRole(actor, 'MANAGER');
    return this.#staffChanges.make({ actor, action: 'createMovie' }, async ({ tx, record, mustBeUnique }) => {
      for (const movie of movies) mustBeUnique(this.#byTitle(movie));
      const created = await insertMovies(tx, movies);
      for (const movie of created) record({ type: 'Movie', id: movie.id, cinemaId: null, after: movie });
      return { value: created };
    });
  }

  /** Refused: InvalidInput, NotFound, AlreadyExists, StaleVersion. */
  async update(
    actor: Actor,
    { id, expectedVersion, ...input }: MovieInput & { id: string; expectedVersion: number },
  ): Promise<Outcome<Movie>> {
    const { value: patch, errors } = readMoviePatch(input);
    if (errors) return refused(...errors);
    requireRole(actor, 'MANAGER');
    return this.#staffChanges.make({ actor, action: 'updateMovie' }, async ({ tx, record, mustBeUnique }) => {
      const before = await lockMovie(tx, id, 'update');
      if (!before) return refused(notFound('movie', 'id'));
      if (before.version !== expectedVersion) return refused(staleVersion(before));
      const { value, errors: misfits } = patched(before, patch);
      if (misfits) return refused(...misfits);
      mustBeUnique(this.#byTitle(value));
      const after = await tx.client.movie.update({ where: { id }, data: { ...value, version: { increment: 1 } } });
      record({ type: 'Movie', id, cinemaId: null, before, after });
      return { value: after };
    });
  }

  #byTitle({ title, releaseDate }: MovieColumns): UniqueEntity {
    const find = () => this.#database.prisma.movie.findFirst({ where: { title, releaseDate, archivedAt: null } });
    return { index: 'movie_title_and_release', type: 'Movie', path: ['title'], find };
  }
}
