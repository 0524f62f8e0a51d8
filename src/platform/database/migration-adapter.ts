import { PrismaPg } from '@prisma/adapter-pg';

/**
 * Prisma's adapter cuts a script at every semicolon, also within the body of a function. Here PostgreSQL gets it as a
 * whole, as from `prisma migrate deploy`: a migration takes effect completely or not at all.
 */
export class MigrationAdapter extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return adapter;
  }
}
