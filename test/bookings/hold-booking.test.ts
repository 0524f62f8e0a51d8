import { expect, test } from 'vitest';
import { graphql } from '../generated/gql.ts';
import { bookSeats, holdSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp } from '../support/test-app.ts';

const MyHolds = graphql(`
  query HoldsWithBookings {
    me {
      holds {
        nodes {
          status
          booking {
            id
          }
        }
      }
    }
  }
`);

test('a hold has a booking once it is converted', async () => {
  await using testApp = await startTestApp('embedded');
  const showing = await makeShowing(testApp.database);
  const { client } = await testApp.newAccount();
  const [first = '', second = ''] = showing.seatIds;
  const { id } = await bookSeats(client, showing, { seatIds: [first] });
  await holdSeats(client, showing, [second]);
  const { me } = await client.request(MyHolds, {});
  expect(me?.holds.nodes).toEqual([
    { status: 'ACTIVE', booking: null },
    { status: 'CONVERTED', booking: { id } },
  ]);
});
