import type { Cancellation } from '../../../generated/prisma/client.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

export type NewCancellation = Omit<Cancellation, 'createdAt'>;

/** @throws when the account has used the key before (unique index) */
export async function insertCancellation(tx: Transaction, cancellation: NewCancellation): Promise<void> {
  const { id, bookingId, accountId, idempotencyKey, requestFingerprint } = cancellation;
  await tx.client.$executeRaw`
    insert into cancellation (id, booking_id, account_id, idempotency_key, request_fingerprint)
    values (${id}::uuid, ${bookingId}::uuid, ${accountId}::uuid, ${idempotencyKey}, ${requestFingerprint})`;
}
