import { z } from 'zod';
import type { StaffChanges } from '../audit/staff-changes.ts';
import { Prisma, type Review } from '../generated/prisma/client.ts';
import type { Cache } from '../platform/cache.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { Actor } from '../platform/identity.ts';
import { isId, newId } from '../platform/ids.ts';
import { line, readNew, readPatch, text, wholeNumber } from '../platform/input.ts';
import { alreadyExists, notFound, type Outcome, refused, staleVersion, type UserError } from '../platform/outcome.ts';

const FIELDS = z.object({
  rating: wholeNumber('The rating', { min: 1, max: 5 }),
  text: text('The text', { min: 1, max: 2000 }).nullable(),
});
const REASON = z.object({ reason: line('The reason', { min: 1, max: 200 }) });

const NOT_ELIGIBLE = {
  kind: 'NotEligible',
  message: 'A review needs a ticket for a showing of the movie that is over, or that was used.',
  path: ['input', 'movieId'],
} as const satisfies UserError;

/** What a buyer writes about a movie, and what managers hide. */
export class ReviewService {
  readonly #database: Database;
  readonly #cache: Cache;
  readonly #staffChanges: StaffChanges;

  constructor({ database, cache, staffChanges }: { database: Database; cache: Cache; staffChanges: StaffChanges }) {
    this.#database = database;
    this.#cache = cache;
    this.#staffChanges = staffChanges;
  }

  /** Refused: InvalidInput, NotFound, NotEligible, AlreadyExists. */
  async create(
    accountId: string,
    { movieId, ...input }: { movieId: string; rating: number; text?: string | null },
  ): Promise<Outcome<Review>> {
    const { value, errors } = readNew(FIELDS, input);
    if (errors) return refused(...errors);
    const hasSeen = await this.#hasSeen(accountId, movieId);
    if (hasSeen === undefined) return refused(notFound('movie', 'movieId'));
    if (!hasSeen) return refused(NOT_ELIGIBLE);
    // The unique index decides, also between requests at the same time.
    const [created] = await this.#change((client) =>
      client.review.createManyAndReturn({
        data: [{ ...value, id: newId(), movieId, accountId }],
        skipDuplicates: true,
      }),
    );
    if (created) return { value: created };
    const existing = await this.#database.prisma.review.findFirstOrThrow({ where: { movieId, accountId } });
    return refused(alreadyExists('Review', existing, 'movieId'));
  }

  /** One of its own. Refused: InvalidInput, NotFound, StaleVersion. */
  async update(
    accountId: string,
    {
      id,
      expectedVersion,
      ...input
    }: { id: string; expectedVersion: number; rating?: number | null; text?: string | null },
  ): Promise<Outcome<Review>> {
    const { value: patch, errors } = readPatch(FIELDS, input);
    if (errors) return refused(...errors);
    if (!isId(id)) return refused(notFound('review', 'id'));
    const [updated] = await this.#change((client) =>
      client.review.updateManyAndReturn({
        where: { id, accountId, version: expectedVersion },
        data: { ...patch, version: { increment: 1 } },
      }),
    );
    if (updated) return { value: updated };
    const current = await this.#database.prisma.review.findFirst({ where: { id, accountId } });
    return refused(current ? staleVersion(current) : notFound('review', 'id'));
  }

  /** One of its own. @returns the one that was. Refused: NotFound. */
  async delete(accountId: string, id: string): Promise<Outcome<Review>> {
    const [deleted] = await this.#change((client) =>
      queryRows(
        client,
        REVIEW,
        (review) => Prisma.sql`
          delete from review
          where review.id = ${isId(id) ? id : null}::uuid and review.account_id = ${accountId}::uuid
          returning ${review}`,
      ),
    );
    return deleted ? { value: deleted } : refused(notFound('review', 'id'));
  }

  /** Refused: InvalidInput, NotFound. */
  async hide(actor: Actor, { id, ...input }: { id: string; reason: string }): Promise<Outcome<Review>> {
    const { value, errors } = readNew(REASON, input);
    if (errors) return refused(...errors);
    const now = Prisma.sql`coalesce(review.hidden_at, clock_timestamp())`;
    return this.#moderate({ actor, action: 'hideReview', reason: value.reason }, { id, hiddenAt: now });
  }

  /** Refused: NotFound. */
  unhide(actor: Actor, id: string): Promise<Outcome<Review>> {
    return this.#moderate({ actor, action: 'unhideReview' }, { id, hiddenAt: Prisma.sql`null` });
  }

  /** Averages are read through the cache. */
  #change(work: (client: Prisma.TransactionClient) => Promise<Review[]>): Promise<Review[]> {
    return this.#database.singleStatement((statement) => {
      statement.onCommit(() => this.#cache.changed());
      return work(statement.client);
    });
  }

  #moderate(
    request: { actor: Actor; action: string; reason?: string },
    { id, hiddenAt }: { id: string; hiddenAt: Prisma.Sql },
  ): Promise<Outcome<Review>> {
    return this.#staffChanges.make(request, async ({ tx, record }) => {
      const before = await lockReview(tx, id);
      if (!before) return refused(notFound('review', 'id'));
      const [after = before] = await queryRows(
        tx.client,
        REVIEW,
        (review) => Prisma.sql`
          update review
          set hidden_at = ${hiddenAt}
          where review.id = ${id}::uuid
          returning ${review}`,
      );
      record({ type: 'Review', id, cinemaId: null, before, after });
      return { value: after };
    });
  }

  /** Undefined when there is no such movie. */
  async #hasSeen(accountId: string, movieId: string): Promise<boolean | undefined> {
    const [found] = await queryRows(
      this.#database.prisma,
      SEEN,
      (seen) => Prisma.sql`
        select ${seen}
        from movie
        left join lateral (
          select ticket.id
          from booking
          join showing on showing.id = booking.showing_id
          join ticket on ticket.booking_id = booking.id
          where booking.account_id = ${accountId}::uuid and showing.movie_id = movie.id
            and (ticket.status = 'USED' or (ticket.status = 'VALID' and showing.ends_at <= clock_timestamp()))
          limit 1
        ) as ticket on true
        where movie.id = ${isId(movieId) ? movieId : null}::uuid`,
    );
    return found?.isSeen;
  }
}

async function lockReview(tx: Transaction, id: string): Promise<Review | undefined> {
  const [found] = await queryRows(
    tx.client,
    REVIEW,
    (review) => Prisma.sql`
      select ${review}
      from review
      where review.id = ${isId(id) ? id : null}::uuid
      for no key update`,
  );
  return found;
}

const SEEN = columns<{ isSeen: boolean }>({ isSeen: 'ticket.id is not null' });

export const REVIEW = columns<Review>({
  id: 'review.id',
  movieId: 'review.movie_id',
  accountId: 'review.account_id',
  version: 'review.version',
  rating: 'review.rating',
  text: 'review.text',
  createdAt: 'review.created_at',
  hiddenAt: 'review.hidden_at',
});
