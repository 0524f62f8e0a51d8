import { Prisma } from '../../generated/prisma/client.ts';
import type { DueRows } from '../../platform/queues/due-rows.ts';
import type { DataExports } from './data-exports.service.ts';

export function dataExportDueRows({ dataExports }: { dataExports: DataExports }): DueRows[] {
  return [
    {
      kind: 'old-data-export',
      table: 'data_export',
      where: Prisma.sql`data_export.expires_at < (select clock_timestamp())`,
      dueAt: Prisma.sql`data_export.expires_at`,
      claimSize: 500,
      handle: (id) => dataExports.deleteOld([id]),
      handleAll: (ids) => dataExports.deleteOld(ids),
    },
  ];
}
