import type { PaymentGateway } from '../payments/payment-gateway.ts';
import type { Database } from '../platform/database/database.ts';
import { DatabaseClock } from '../platform/database/database-clock.ts';
import type { Difference } from './difference.ts';
import { gatewayDifferences } from './gateway-differences.ts';
import { bookDifferences } from './sql/book-differences.ts';

/** Compares bookings, ledger and payment provider. Changes nothing. @returns every difference */
export async function auditBooks({
  database: { prisma },
  gateway: { records },
}: {
  database: Pick<Database, 'prisma'>;
  gateway: Pick<PaymentGateway, 'records'>;
}): Promise<Difference[]> {
  const ofBooks = await bookDifferences(prisma);
  if (!records) return ofBooks;
  const clock = new DatabaseClock();
  await clock.ask(prisma);
  return [...ofBooks, ...(await gatewayDifferences(prisma, { records, clock: clock.now }))];
}
