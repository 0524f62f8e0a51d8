import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import type { MoveShowingInput } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing, type ShowingOptions } from '../support/fixtures.ts';
import type { TestApp } from '../support/test-app.ts';

export const MoveShowing = graphql(`
  mutation MoveShowing($input: MoveShowingInput!) {
    moveShowing(input: $input) {
      showing {
        id
        version
        auditorium {
          id
        }
        seatMap {
          id
        }
      }
      moves {
        ticket {
          id
          status
        }
        from {
          id
          label
        }
        to {
          id
          label
        }
      }
      errors {
        __typename
        message
        path
        ... on SeatsMissing {
          tickets {
            id
          }
        }
        ... on ShowingOverlaps {
          conflictsWith {
            id
          }
        }
        ... on StaleVersion {
          currentVersion
        }
      }
    }
  }
`);

export const TicketCodesOfBooking = graphql(`
  query TicketCodesOfBooking($id: ID!) {
    booking(id: $id) {
      tickets {
        id
        code
        seat {
          id
        }
      }
    }
  }
`);

/** To the auditorium, at version 1 and with a key of its own unless there are others. */
export async function moveShowing(
  client: GraphQLClient,
  { showingId, ...input }: Pick<MoveShowingInput, 'showingId' | 'auditoriumId'> & Partial<MoveShowingInput>,
) {
  const asked = { showingId, expectedVersion: 1, idempotencyKey: newId(), ...input };
  return (await client.request(MoveShowing, { input: asked })).moveShowing;
}

/** Another auditorium of the showing's cinema, with seats of the same category; nothing is shown in it at that time. */
export async function anotherAuditorium(
  { database: { prisma }, ...testApp }: TestApp,
  { cinemaId, categoryId }: MadeShowing,
  options: ShowingOptions = {},
): Promise<Pick<MadeShowing, 'auditoriumId' | 'seatMapId' | 'seatIds' | 'showingId'>> {
  const startsAt = new Date(Date.now() + 30 * 86_400_000);
  const made = await makeShowing(testApp.app.services.database, { startsAt, ...options });
  const { auditoriumId, seatMapId, seatIds, showingId } = made;
  await prisma.seat.updateMany({ where: { seatMapId }, data: { seatCategoryId: categoryId } });
  await prisma.auditorium.update({ where: { id: auditoriumId }, data: { cinemaId, name: `Saal ${auditoriumId}` } });
  return { auditoriumId, seatMapId, seatIds, showingId };
}
