import type { Payment } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

type NewPayment = Pick<
  Payment,
  'id' | 'bookingId' | 'accountId' | 'amountMinor' | 'currency' | 'token' | 'idempotencyKey' | 'requestFingerprint'
>;

/** In the order of their keys: two transactions with the same two keys wait for each other instead of deadlocking. */
export async function insertPayments(tx: Transaction, payments: readonly NewPayment[]): Promise<void> {
  await tx.client.$executeRaw`
    insert into payment (
      id, booking_id, account_id, amount_minor, currency, token, idempotency_key, request_fingerprint
    )
    select asked.id, asked.booking_id, asked.account_id, asked.amount_minor, asked.currency, asked.token,
      asked.idempotency_key, asked.request_fingerprint
    from unnest(
      ${payments.map(({ id }) => id)}::uuid[],
      ${payments.map(({ bookingId }) => bookingId)}::uuid[],
      ${payments.map(({ accountId }) => accountId)}::uuid[],
      ${payments.map(({ amountMinor }) => amountMinor)}::bigint[],
      ${payments.map(({ currency }) => currency)}::text[],
      ${payments.map(({ token }) => token)}::text[],
      ${payments.map(({ idempotencyKey }) => idempotencyKey)}::text[],
      ${payments.map(({ requestFingerprint }) => requestFingerprint)}::text[]
    ) as asked (id, booking_id, account_id, amount_minor, currency, token, idempotency_key, request_fingerprint)
    order by asked.account_id, asked.idempotency_key`;
}
