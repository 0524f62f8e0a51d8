import type { TestApp } from './test-app.ts';

/** While a table is not where the code looks for it. */
export async function withoutTable<Result>(
  { app: { services } }: TestApp,
  table: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const { prisma } = services.database;
  await prisma.$executeRawUnsafe(`alter table ${table} rename to hidden_${table}`);
  try {
    return await work();
  } finally {
    await prisma.$executeRawUnsafe(`alter table hidden_${table} rename to ${table}`);
  }
}
