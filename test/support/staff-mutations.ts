import type { Mutation } from '../generated/graphql.ts';
import type { Answer, GraphQLClient } from './client.ts';
import { type MadeShowing, makeShowing } from './fixtures.ts';
import { newId } from '../../src/platform/ids.ts';
import type { TestApp } from './test-app.ts';

type MutationName = Exclude<keyof Mutation, '__typename'>;

/** Those that are not for staff. */
export type BuyersMutation =
  | 'register'
  | 'login'
  | 'updateAccount'
  | 'holdSeats'
  | 'releaseHold'
  | 'placeBooking'
  | 'retryPayment'
  | 'createReview'
  | 'updateReview'
  | 'deleteReview';

export type StaffMutation = Exclude<MutationName, BuyersMutation>;

/** What the inputs are about: all of it in one cinema of its own. */
export interface StaffWorld extends MadeShowing {
  testApp: TestApp;
}

/** A world that no other test has changed. */
export async function makeStaffWorld(testApp: TestApp): Promise<StaffWorld> {
  return { testApp, ...(await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 })) };
}

/**
 * For every mutation of staff an input that an administrator is not refused: the compiler demands a new one here. The
 * tests try every role with it, let the database fail after it, and look for its entry in the audit log.
 */
export const STAFF_MUTATIONS: Record<StaffMutation, (world: StaffWorld) => object | Promise<object>> = {
  createAuditorium: ({ cinemaId }) => ({ cinemaId, name: `Hall ${newId()}` }),
  blockSeats: ({ showingId, seatIds }) => ({ showingId, seatIds, reason: 'for the house' }),
  unblockSeats: async ({ testApp, showingId, seatIds }) => {
    await testApp.database.prisma.showingSeat.updateMany({ where: { showingId }, data: { status: 'BLOCKED' } });
    return { showingId, seatIds, reason: 'not needed' };
  },
  hideReview: async (world) => ({ id: await newReview(world), reason: 'insults' }),
  unhideReview: async (world) => {
    const id = await newReview(world);
    await world.testApp.database.prisma.review.update({ where: { id }, data: { hiddenAt: new Date() } });
    return { id };
  },
  updateAuditorium: ({ auditoriumId: id }) => ({ id, expectedVersion: 1, name: 'Renamed' }),
};

/** The payload of any mutation, with its errors only. */
export interface Refusals {
  errors: { __typename: string; message: string; path: string[] }[];
}

export function sendMutation(
  client: GraphQLClient,
  name: string,
  input: object,
): Promise<Answer<Record<string, Refusals>>> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { errors { __typename message path } } }`;
  return client.send<Record<string, Refusals>, { input: object }>(document, { input });
}

/** Of an account of its own. */
async function newReview({ testApp, movieId }: StaffWorld): Promise<string> {
  const { accountId } = await testApp.newAccount();
  const { id } = await testApp.database.prisma.review.create({ data: { movieId, accountId, rating: 5 } });
  return id;
}
