/**
 * npm run audit: compares bookings, the ledger and the payment provider, and names every difference. Exits with 1 when there is one.
 *
 * Changes nothing, and may run beside the server. An embedded database is started for it, so that Rowlock has to be stopped.
 */
import { existsSync } from 'node:fs';
import { PrismaPg } from '@prisma/adapter-pg';
import { readConfig } from '../src/config/config.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { auditBooks } from '../src/ledger/audit-books.ts';
import { DIFFERENCES } from '../src/ledger/difference.ts';
import { GATEWAYS } from '../src/payments/gateways.ts';
import type { PaymentGateway } from '../src/payments/payment-gateway.ts';
import { DatabaseClock } from '../src/platform/database/database-clock.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';

if (existsSync('.env')) process.loadEnvFile();
const config = readConfig(process.env);
const { databaseUrl, databaseDirectUrl, databasePooler, dataDir } = config;
await using postgres = databaseUrl === undefined ? await startEmbeddedPostgres({ dataDir }) : undefined;
// Without the limits of the server: books of years take longer than a request may.
const connectionString = databaseDirectUrl ?? databaseUrl ?? postgres?.connectionString ?? '';
// A pooler takes no settings; there the role has them, with its limits.
const isPooled = databasePooler !== undefined && databaseDirectUrl === undefined;
const options = isPooled ? '' : '-c timezone=UTC -c statement_timeout=0 -c lock_timeout=0';
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString, options }) });
try {
  const clock = new DatabaseClock();
  await clock.ask(prisma);
  // One without records is not asked.
  const parts = { database: { prisma }, config, clock: clock.now };
  const gateway: PaymentGateway = await GATEWAYS[config.paymentGateway].make(parts);
  const differences = await auditBooks({ database: { prisma }, gateway });
  for (const { kind, id, bookingId } of differences)
    console.log(`${kind} ${id}, booking ${bookingId ?? 'unknown'}: ${DIFFERENCES[kind]}`);
  console.log(differences.length === 1 ? '1 difference' : `${differences.length} differences`);
  process.exitCode = differences.length > 0 ? 1 : 0;
} finally {
  await prisma.$disconnect();
}
