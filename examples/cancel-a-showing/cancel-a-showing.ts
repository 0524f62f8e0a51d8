import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../build-a-cinema/api.ts';
import { buyTickets, showingOnSale } from '../give-money-back/buy-tickets.ts';

const POLL_MS = 200;

interface Cancellation {
  reason: string;
  done: number;
  total: number;
}

/** What happens on the way. */
export interface CancelledStory {
  /** Once all bookings of the showing have ended. */
  cancellation: Cancellation;
  /** As the guest sees it then. */
  booking: {
    status: string;
    tickets: { status: string }[];
    refunds: { reason: string; amount: { amountMinor: number } }[];
    total: { amountMinor: number };
  };
}

/**
 * A guest buys two tickets. A manager cancels the showing, and looks on while its bookings are ended and paid back.
 *
 * @param staff with the login of a MANAGER of the cinema, or an ADMIN
 * @param anybody without a login
 */
export async function cancelAShowing(staff: Api, anybody: Api): Promise<CancelledStory> {
  const { id: showingId } = await showingOnSale(anybody);
  const { guest, bookingId } = await buyTickets(anybody, showingId, 2);
  const input = { showingId, reason: 'The projector is broken.', idempotencyKey: randomUUID() };
  await staff.change<object>('cancelShowing', input, 'showing { status }');
  const cancellation = await ended(staff, showingId);
  const { booking } = await guest.query<{ booking: CancelledStory['booking'] }>(
    `query ($id: ID!) {
      booking(id: $id) {
        status tickets { status } refunds { reason amount { amountMinor } } total { amountMinor }
      }
    }`,
    { id: bookingId },
  );
  return { cancellation, booking };
}

/** Asks until a worker has ended every booking. */
async function ended(staff: Api, showingId: string): Promise<Cancellation> {
  for (let attempts = 0; attempts < 100; attempts++) {
    const { showing } = await staff.query<{ showing: { cancellation: Cancellation } }>(
      'query ($id: ID!) { showing(id: $id) { cancellation { reason done total } } }',
      { id: showingId },
    );
    if (showing.cancellation.done === showing.cancellation.total) return showing.cancellation;
    await sleep(POLL_MS);
  }
  throw new Error('the bookings were not ended');
}
