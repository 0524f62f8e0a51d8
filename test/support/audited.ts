import { auditBooks } from '../../src/ledger/audit-books.ts';
import type { Difference } from '../../src/ledger/difference.ts';
import { FakeGateway } from '../../src/payments/fake/fake-gateway.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { openDatabase } from './open-database.ts';

/** How bookings, ledger and the fake payment provider differ: [] when they agree. */
export function differencesOf(database: Database): Promise<Difference[]> {
  return auditBooks({ database, gateway: new FakeGateway({ ledger: database.prisma }) });
}

/** Once the app has closed: bookings, ledger and payment provider have to agree. @throws with every difference */
export async function audit(databaseUrl: string): Promise<void> {
  await using database = openDatabase(databaseUrl, { connections: 2 });
  const differences = await differencesOf(database);
  if (differences.length > 0) throw new Error(`the audit found ${JSON.stringify(differences)}`);
}
