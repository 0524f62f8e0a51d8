import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import type { CancelShowingInput } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';

export const CancelShowing = graphql(`
  mutation CancelShowing($input: CancelShowingInput!) {
    cancelShowing(input: $input) {
      showing {
        id
        version
        status
        cancellation {
          reason
          cancelledAt
          done
          total
        }
      }
      errors {
        __typename
        message
        path
      }
    }
  }
`);

export const ReadCancellation = graphql(`
  query ReadCancellation($id: ID!) {
    showing(id: $id) {
      status
      cancellation {
        reason
        done
        total
      }
    }
  }
`);

export const REASON = 'The projector is broken.';

/** With a key of its own unless there is one. */
export async function cancelShowing(
  client: GraphQLClient,
  input: Pick<CancelShowingInput, 'showingId'> & Partial<CancelShowingInput>,
) {
  const { showingId, reason = REASON, idempotencyKey = newId() } = input;
  const asked = { showingId, reason, idempotencyKey };
  return (await client.request(CancelShowing, { input: asked })).cancelShowing;
}

export async function readCancellation(client: GraphQLClient, showingId: string) {
  const { showing } = await client.request(ReadCancellation, { id: showingId });
  return showing?.cancellation ?? null;
}
