import type { TestApp } from '../support/test-app.ts';
import { makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { sendMutation } from '../support/staff-mutations.ts';

/** What became of the seats of a showing. */
interface Blocked {
  /** Their buyer and the staff were both told that it was done. */
  both: number;
  /** Only a check of the database kept both from being done. */
  refusedByDatabase: number;
}

/** Staff blocks every seat of a showing, one by one, while buyers hold them. */
export async function blockWhatIsHeld(testApp: TestApp): Promise<Blocked> {
  // A connection for each: a hold that waits for one begins only when its block is done.
  const { showingId, seatIds } = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 5 });
  const { client: staff } = await testApp.newAccount('ADMIN');
  const buyers = await Promise.all(seatIds.map(() => testApp.newAccount()));
  const answers = await Promise.all(
    buyers.map(async ({ client }, index) => {
      const wanted = { showingId, seatIds: seatIds.slice(index, index + 1) };
      const [blocking, holding] = await Promise.all([
        sendMutation(staff, 'blockSeats', { ...wanted, reason: 'broken' }),
        client.send(HoldSeats, { input: wanted }),
      ]);
      const isBlocked = blocking.data?.['blockSeats']?.errors.length === 0;
      const isHeld = holding.data?.holdSeats.errors.length === 0;
      return { both: isBlocked && isHeld, isRefused: Boolean(blocking.errors ?? holding.errors) };
    }),
  );
  return {
    both: answers.filter(({ both }) => both).length,
    refusedByDatabase: answers.filter(({ isRefused }) => isRefused).length,
  };
}
