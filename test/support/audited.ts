import { auditBooks } from '../../src/ledger/audit-books.ts';
import { FakeGateway } from '../../src/payments/fake/fake-gateway.ts';
import { openDatabase } from './open-database.ts';

/** Once the app has closed: bookings, ledger and payment provider have to agree. @throws with every difference */
export async function audit(databaseUrl: string): Promise<void> {
  await using database = openDatabase(databaseUrl, { connections: 2 });
  const differences = await auditBooks({ database, gateway: new FakeGateway({ ledger: database.prisma }) });
  if (differences.length > 0) throw new Error(`the audit found ${JSON.stringify(differences)}`);
}
