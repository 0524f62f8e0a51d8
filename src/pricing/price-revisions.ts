import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import { isId } from '../platform/ids.ts';

/** At which price revisions the prices of showings have changed: see decision 26. */
export class PriceRevisions {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** That of the last change of all: who sees it sees what was changed by it and before. */
  async current(): Promise<bigint> {
    const [row] = await queryRows(this.#database.prisma, CURRENT, (current) => Prisma.sql`select ${current}`);
    if (!row) throw new Error('there is no price revision');
    return row.revision;
  }

  /**
   * Of each showing that has not ended: the last change of its price list, of the fee and the tax of its cinema, or of the
   * terms of the cinema's ticket types; 0 when there was none. The prices of the showing alone and its price list are
   * changed with the showing's own version.
   */
  async lastChanges(showingIds: readonly string[]): Promise<Map<string, bigint>> {
    const rows = await queryRows(
      this.#database.prisma,
      LAST_CHANGE,
      (change) => Prisma.sql`
        select ${change}
        from showing
        join auditorium on auditorium.id = showing.auditorium_id
        where showing.id = any (${showingIds.filter(isId)}::uuid[]) and showing.ends_at > clock_timestamp()`,
    );
    return new Map(rows.map(({ showingId, revision }) => [showingId, revision]));
  }
}

const CURRENT = columns<{ revision: bigint }>({ revision: 'current_price_revision()' });

const LAST_CHANGE = columns<{ showingId: string; revision: bigint }>({
  showingId: 'showing.id',
  revision: `coalesce(greatest(
    (
      select max(greatest(price.from_revision, price.until_revision))
      from price
      where price.price_list_id = showing.price_list_id
    ),
    (
      select max(greatest(surcharge.from_revision, surcharge.until_revision))
      from surcharge
      where surcharge.price_list_id = showing.price_list_id
    ),
    (
      select max(past_terms.until_revision) from past_terms where past_terms.entity_id = auditorium.cinema_id
    ),
    (
      select max(past_terms.until_revision)
      from ticket_type
      join past_terms on past_terms.entity_id = ticket_type.id
      where ticket_type.cinema_id = auditorium.cinema_id
    )
  ), 0)`,
});
