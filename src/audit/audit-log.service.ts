import { type AuditEntry, Prisma } from '../generated/prisma/client.ts';
import { oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, countRows, queryRows } from '../platform/database/rows.ts';
import { isId } from '../platform/ids.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';

/** A list means "any of these"; an empty one finds nothing. */
export interface AuditFilter {
  actorIds?: readonly string[] | null;
  entityIds?: readonly string[] | null;
  /** The mutations, as in updateMovie. */
  actions?: readonly string[] | null;
  cinemaIds?: readonly string[] | null;
  /** At this instant or later. */
  from?: Date | null;
  /** Before this instant. */
  to?: Date | null;
}

/** Reads what StaffChanges has written. */
export class AuditLog {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** The newest first. */
  async list(filter: AuditFilter, page: Page): Promise<PageOf<AuditEntry>> {
    const where = toSql(filter);
    const [at, id] = page.after ?? [];
    const after = page.after
      ? Prisma.sql`(audit_entry.at, audit_entry.id) < (${at}::timestamptz, ${id}::uuid)`
      : Prisma.sql`true`;
    const rows = await queryRows(
      this.#database.prisma,
      AUDIT_ENTRY,
      (entry) => Prisma.sql`
        select ${entry}
        from audit_entry
        where ${where} and ${after}
        order by audit_entry.at desc, audit_entry.id desc
        limit ${page.limit + 1}`,
    );
    return toPage(rows, page, () => countRows(this.#database.prisma, Prisma.sql`from audit_entry where ${where}`));
  }

  readonly byId = oneRow<AuditEntry>(
    ({ id }) => id,
    (ids) => this.#database.prisma.auditEntry.findMany({ where: { id: { in: ids.filter(isId) } } }),
  );
}

const AUDIT_ENTRY = columns<AuditEntry>({
  id: 'audit_entry.id',
  at: 'audit_entry.at',
  actorId: 'audit_entry.actor_id',
  action: 'audit_entry.action',
  entityType: 'audit_entry.entity_type',
  entityId: 'audit_entry.entity_id',
  cinemaId: 'audit_entry.cinema_id',
  reason: 'audit_entry.reason',
  changes: 'audit_entry.changes',
});

function toSql({ actorIds, entityIds, actions, cinemaIds, from, to }: AuditFilter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  const isAnyOf = (column: string, ids: readonly string[]) =>
    conditions.push(Prisma.sql`${Prisma.raw(column)} = any (${ids.filter(isId)}::uuid[])`);
  if (actorIds) isAnyOf('audit_entry.actor_id', actorIds);
  if (entityIds) isAnyOf('audit_entry.entity_id', entityIds);
  if (cinemaIds) isAnyOf('audit_entry.cinema_id', cinemaIds);
  if (actions) conditions.push(Prisma.sql`audit_entry.action = any (${actions}::text[])`);
  if (from) conditions.push(Prisma.sql`audit_entry.at >= ${from}`);
  if (to) conditions.push(Prisma.sql`audit_entry.at < ${to}`);
  return Prisma.join(conditions, ' and ');
}
