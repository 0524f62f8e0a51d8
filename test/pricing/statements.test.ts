import { expect, test } from 'vitest';
import { bookingInput, holdSeats } from '../support/buying.ts';
import { statementsOf } from '../support/count-statements.ts';
import { makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { startTestApp } from '../support/test-app.ts';

test('placing a booking takes eight statements, and only one that locks: that of the hold', async () => {
  // The role api has no workers, which would send statements too.
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { client: buyer } = await testApp.newAccount();
  const book = async (seatIds: string[]) => {
    const { id: holdId } = await holdSeats(buyer, showing, seatIds);
    const input = bookingInput(showing, { holdId, seatIds });
    return statementsOf(async () => {
      const { placeBooking } = await buyer.request(PlaceBooking, { input });
      expect(placeBooking.errors).toEqual([]);
    });
  };
  // The first one reads the seat map too.
  await book(showing.seatIds.slice(0, 1));
  const statements = await book(showing.seatIds.slice(1));
  const placing = statements.slice(0, statements.indexOf('COMMIT') + 1);
  expect(placing, placing.join('\n\n')).toHaveLength(8);
  expect(placing.filter((sql) => sql.includes('past_terms'))).toHaveLength(1);
  expect(placing.filter((sql) => /for (update|share|no key update|key share)/.test(sql))).toHaveLength(1);
});
