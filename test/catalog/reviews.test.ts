import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import type { CreateReviewInput, ReviewOrder } from '../generated/graphql.ts';
import { bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { accessTokenOf } from '../support/access-token.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { settleLostPayments } from '../support/settle.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const CreateReview = graphql(`
  mutation CreateReview($input: CreateReviewInput!) {
    createReview(input: $input) {
      review {
        id
        version
        rating
        text
        author
        hiddenAt
        movie {
          averageRating
          reviewCount
        }
      }
      errors {
        __typename
        path
        ... on AlreadyExists {
          existing {
            __typename
            id
          }
        }
      }
    }
  }
`);

const UpdateReview = graphql(`
  mutation UpdateReview($input: UpdateReviewInput!) {
    updateReview(input: $input) {
      review {
        rating
        text
        version
      }
      errors {
        __typename
        path
      }
    }
  }
`);

const DeleteReview = graphql(`
  mutation DeleteReview($input: DeleteReviewInput!) {
    deleteReview(input: $input) {
      deletedId
      movie {
        reviewCount
      }
      errors {
        __typename
        path
      }
    }
  }
`);

const ReadReviews = graphql(`
  query ReadReviews($id: ID!, $first: Int!, $after: String, $orderBy: ReviewOrder!) {
    movie(id: $id) {
      averageRating
      reviewCount
      reviews(first: $first, after: $after, orderBy: $orderBy) {
        totalCount
        nodes {
          id
          rating
          hiddenAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 3 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** An account with a VALID ticket for the showing, which is not over yet. */
async function newBuyer() {
  const account = await testApp.newAccount();
  await bookSeats(account.client, showing, { seatIds: showing.seatIds.slice(0, 1) });
  await settleLostPayments(testApp);
  return account;
}

async function endShowing(): Promise<void> {
  const [startsAt, endsAt] = [4, 2].map((hours) => new Date(Date.now() - hours * 3_600_000)) as [Date, Date];
  await testApp.database.prisma.showing.update({
    where: { id: showing.showingId },
    data: { startsAt, endsAt, freeAt: endsAt, salesCloseAt: startsAt },
  });
}

async function createAs(client: GraphQLClient, changes: Partial<CreateReviewInput> = {}) {
  const input = { movieId: showing.movieId, rating: 4, text: 'Good.', ...changes };
  return (await client.request(CreateReview, { input })).createReview;
}

async function readAs(
  client: GraphQLClient,
  page: { first?: number; after?: string | null; orderBy?: ReviewOrder } = {},
) {
  const variables = { id: showing.movieId, first: 100, orderBy: 'CREATED_AT_DESC' as const, ...page };
  const { movie } = await client.request(ReadReviews, variables);
  if (!movie) throw new Error('the movie is there');
  return movie;
}

/** Of accounts of their own. */
async function addReviews(...ratings: number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const rating of ratings) {
    const { accountId } = await testApp.newAccount();
    const data = { movieId: showing.movieId, accountId, rating };
    ids.push((await testApp.database.prisma.review.create({ data })).id);
  }
  return ids;
}

describe('createReview', () => {
  test('is for who held a ticket for a showing that is over', async () => {
    const { client } = await newBuyer();
    const early = await withoutAnyChange(testApp.database, () => createAs(client));
    expect(early).toEqual({ review: null, errors: [{ __typename: 'NotEligible', path: ['input', 'movieId'] }] });
    await endShowing();
    expect(await createAs(client)).toMatchObject({
      review: {
        ...{ version: 1, rating: 4, text: 'Good.', author: 'Test', hiddenAt: null },
        movie: { averageRating: 4, reviewCount: 1 },
      },
      errors: [],
    });
  });

  test('is for who has used a ticket, also while the showing runs', async () => {
    const { client, accountId } = await newBuyer();
    await testApp.database.prisma.ticket.updateMany({
      where: { booking: { accountId } },
      data: { status: 'USED', checkedInAt: new Date() },
    });
    expect((await createAs(client)).errors).toEqual([]);
  });

  test('is not for who had a ticket that is VOID, nor for a buyer of another movie', async () => {
    const { client, accountId } = await newBuyer();
    await endShowing();
    const { movieId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    expect((await createAs(client, { movieId })).errors).toMatchObject([{ __typename: 'NotEligible' }]);
    const data = { status: 'VOID', cancelledAt: new Date() } as const;
    await testApp.database.prisma.ticket.updateMany({ where: { booking: { accountId } }, data });
    expect((await createAs(client)).errors).toMatchObject([{ __typename: 'NotEligible' }]);
  });

  test('of ten requests at once makes one, and names it in the other answers', async () => {
    const { client } = await newBuyer();
    await endShowing();
    const answers = await Promise.all(Array.from({ length: 10 }, () => createAs(client)));
    const [made, ...more] = answers.flatMap(({ review }) => review ?? []);
    expect(more).toEqual([]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual(
      Array.from({ length: 9 }, () => ({
        __typename: 'AlreadyExists',
        path: ['input', 'movieId'],
        existing: { __typename: 'Review', id: made?.id },
      })),
    );
    expect(await readAs(client)).toMatchObject({ reviewCount: 1, averageRating: 4 });
  });

  test.each([
    [{ rating: 0 }, 'InvalidInput', 'rating'],
    [{ rating: 6 }, 'InvalidInput', 'rating'],
    [{ text: '' }, 'InvalidInput', 'text'],
    [{ text: 'x'.repeat(2001) }, 'InvalidInput', 'text'],
    [{ text: 'a\0' }, 'InvalidInput', 'text'],
    [{ movieId: newId() }, 'NotFound', 'movieId'],
    [{ movieId: 'none' }, 'NotFound', 'movieId'],
  ])('refuses %j', async (changes, error, field) => {
    const { client } = await newBuyer();
    await endShowing();
    expect((await createAs(client, changes)).errors).toEqual([{ __typename: error, path: ['input', field] }]);
  });

  test('is FORBIDDEN to a guest', async () => {
    const { client, accountId } = await testApp.newAccount();
    const guest = { isGuest: true, email: null, passwordHash: null, name: null };
    await testApp.database.prisma.account.update({ where: { id: accountId }, data: guest });
    const { errors } = await sendMutation(client, 'createReview', { movieId: showing.movieId, rating: 4 });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('the author', () => {
  test('changes and deletes the review, and the movie has the average of what is left', async () => {
    await addReviews(1);
    const { client } = await newBuyer();
    await endShowing();
    const { review } = await createAs(client);
    const id = review?.id ?? '';
    const update = async (input: object) =>
      (await client.request(UpdateReview, { input: { id, expectedVersion: 1, ...input } })).updateReview;
    expect(await update({ rating: 2 })).toEqual({ review: { rating: 2, text: 'Good.', version: 2 }, errors: [] });
    expect(await readAs(client)).toMatchObject({ averageRating: 1.5, reviewCount: 2 });
    expect(await update({ rating: 3 })).toMatchObject({
      review: { rating: 2, version: 2 },
      errors: [{ __typename: 'StaleVersion' }],
    });
    expect(await update({ rating: null })).toMatchObject({ errors: [{ __typename: 'InvalidInput' }] });
    expect(await update({ expectedVersion: 2, text: null })).toMatchObject({ review: { text: null } });
    const { deleteReview } = await client.request(DeleteReview, { input: { id } });
    expect(deleteReview).toEqual({ deletedId: id, movie: { reviewCount: 1 }, errors: [] });
    expect(await readAs(client)).toMatchObject({ averageRating: 1 });
  });

  test('is the only one who can', async () => {
    const [id = ''] = await addReviews(5);
    const { client } = await testApp.newAccount();
    await withoutAnyChange(testApp.database, async () => {
      for (const other of [id, newId(), 'none']) {
        const { updateReview } = await client.request(UpdateReview, { input: { id: other, expectedVersion: 1 } });
        const { deleteReview } = await client.request(DeleteReview, { input: { id: other } });
        const notFound = [{ __typename: 'NotFound', path: ['input', 'id'] }];
        expect([updateReview.errors, deleteReview.errors]).toEqual([notFound, notFound]);
      }
    });
  });
});

describe('a hidden review', () => {
  test('is seen by its author and by managers, and does not count', async () => {
    const [hidden = '', shown] = await addReviews(1, 5);
    const { client: manager } = await testApp.newAccount('MANAGER');
    await sendMutation(manager, 'hideReview', { id: hidden, reason: 'insults' });
    const review = await testApp.database.prisma.review.findUniqueOrThrow({ where: { id: hidden } });
    const author = testApp.client.as(accessTokenOf(review.accountId));
    const { client: buyer } = await testApp.newAccount();
    const { client: auditor } = await testApp.newAccount('AUDITOR');
    const seenBy = async (client: GraphQLClient) => (await readAs(client)).reviews.nodes.map(({ id }) => id);
    expect(await seenBy(manager)).toEqual([shown, hidden]);
    expect(await seenBy(author)).toEqual([shown, hidden]);
    for (const client of [buyer, auditor, testApp.client]) {
      expect(await seenBy(client)).toEqual([shown]);
      expect(await readAs(client)).toMatchObject({ averageRating: 5, reviewCount: 1, reviews: { totalCount: 1 } });
    }
    await sendMutation(manager, 'unhideReview', { id: hidden });
    expect(await readAs(buyer)).toMatchObject({ averageRating: 3, reviewCount: 2 });
  });

  test('that does not exist is NotFound', async () => {
    const { client: manager } = await testApp.newAccount('MANAGER');
    for (const [name, input] of [
      ['hideReview', { id: newId(), reason: 'insults' }],
      ['unhideReview', { id: 'none' }],
    ] as const) {
      const { data } = await sendMutation(manager, name, input);
      expect(data?.[name]?.errors).toMatchObject([{ __typename: 'NotFound', path: ['input', 'id'] }]);
    }
    const { data } = await sendMutation(manager, 'hideReview', { id: newId(), reason: ' ' });
    expect(data?.['hideReview']?.errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'reason'] }]);
  });
});

describe('the reviews of a movie', () => {
  test.each<[ReviewOrder, number[]]>([
    ['CREATED_AT_DESC', [5, 3, 1, 3, 4]],
    ['RATING_DESC', [5, 4, 3, 3, 1]],
    ['RATING_ASC', [1, 3, 3, 4, 5]],
  ])('come in the order %s, in pages of any length', async (orderBy, ratings) => {
    await addReviews(4, 3, 1, 3, 5);
    for (const first of [1, 2, 100]) {
      const seen: { id: string; rating: number }[] = [];
      let after: string | null = null;
      do {
        const movie: Awaited<ReturnType<typeof readAs>> = await readAs(testApp.client, { first, after, orderBy });
        const { nodes, pageInfo } = movie.reviews;
        seen.push(...nodes);
        after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
      } while (after !== null);
      expect(seen.map(({ rating }) => rating)).toEqual(ratings);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
    }
  });

  test('are none for a movie without any', async () => {
    expect(await readAs(testApp.client)).toMatchObject({ averageRating: null, reviewCount: 0, reviews: { nodes: [] } });
  });

  test.each(['x', Buffer.from(JSON.stringify(['1e9', newId()])).toString('base64url')])(
    'refuse the cursor %s',
    async (after) => {
      const { errors } = await testApp.client.send(ReadReviews, {
        ...{ id: showing.movieId, first: 1, orderBy: 'RATING_DESC', after },
      });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    },
  );
});
