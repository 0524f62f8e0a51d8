import type { Cache } from '../platform/cache.ts';
import type { Database } from '../platform/database/database.ts';
import type { StoredPersonalData } from '../platform/personal-data.ts';

/** What the catalogue stores about accounts. */
export function reviewData({ database, cache }: { database: Database; cache: Cache }): StoredPersonalData {
  return {
    export: async (accountId) => ({ reviews: await reviewsOf(database, accountId) }),
    /** Of two reviews of a movie the account's own stays: it has one for each. */
    async move(tx, { from, to }) {
      tx.onCommit(() => cache.changed());
      await tx.client.$executeRaw`
        delete from review
        using review as own
        where review.account_id = ${from}::uuid and own.account_id = ${to}::uuid and own.movie_id = review.movie_id`;
      await tx.client.review.updateMany({ where: { accountId: from }, data: { accountId: to } });
    },
    /** The text is in the person's own words, and may say who it is. The rating stays, so that averages do. */
    async forget(tx, accountId) {
      tx.onCommit(() => cache.changed());
      await tx.client.review.updateMany({
        where: { accountId, text: { not: null } },
        data: { text: null, version: { increment: 1 } },
      });
    },
  };
}

async function reviewsOf({ prisma }: Database, accountId: string) {
  const reviews = await prisma.review.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { movie: { select: { title: true } } },
  });
  return reviews.map(({ id, movieId, movie: { title }, rating, text, createdAt, hiddenAt }) => ({
    ...{ id, movie: { id: movieId, title } },
    ...{ rating, text, createdAt, hiddenAt },
  }));
}
