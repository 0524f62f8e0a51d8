import type { Booking } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Charge } from '../idempotency.ts';

/** Keeps the key of a request to pay at the counter. There is no payment until then that could have it. */
export async function insertCounterRequest(
  { client }: Transaction,
  { id: bookingId }: Pick<Booking, 'id'>,
  { accountId, idempotencyKey, fingerprint: requestFingerprint }: Charge,
): Promise<void> {
  await client.counterRequest.createMany({
    data: [{ id: newId(), bookingId, accountId, idempotencyKey, requestFingerprint }],
  });
}
