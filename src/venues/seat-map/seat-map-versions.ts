import { Prisma, type SeatMap } from '../../generated/prisma/client.ts';
import { oneRow, type OneRow } from '../../platform/batches.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import { type Page, type PageOf, toPage } from '../../platform/page.ts';
import { SEAT_MAP } from './seat-map.service.ts';

/** A page of the versions of one auditorium. */
type VersionPage = PageOf<SeatMap> & { auditoriumId: string };

/** Every version of the seat maps of auditoriums. */
export class SeatMapVersions {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** The newest first, in one query for all auditoriums. */
  pageByAuditoriumId(page: Page): OneRow<VersionPage> {
    return oneRow(
      ({ auditoriumId }) => auditoriumId,
      (auditoriumIds) => this.#list(auditoriumIds, page),
    );
  }

  async #list(auditoriumIds: readonly string[], page: Page): Promise<VersionPage[]> {
    const [version = null] = page.after ?? [];
    const rows = await queryRows(
      this.#database.prisma,
      SEAT_MAP,
      (seatMap) => Prisma.sql`
        select of_auditorium.*
        from unnest(${auditoriumIds}::uuid[]) as auditorium (id)
        cross join lateral (
          select ${seatMap}
          from seat_map
          where seat_map.auditorium_id = auditorium.id
            and (${version}::text is null or seat_map.version < ${version}::integer)
          order by seat_map.version desc
          limit ${page.limit + 1}
        ) as of_auditorium`,
    );
    let counts: Promise<Map<string, number>> | undefined;
    const countOf = async (auditoriumId: string) => {
      counts ??= this.#count(auditoriumIds);
      return (await counts).get(auditoriumId) ?? 0;
    };
    return auditoriumIds.map((auditoriumId) => {
      const ofAuditorium = rows.filter((row) => row.auditoriumId === auditoriumId);
      return { auditoriumId, ...toPage(ofAuditorium, page, () => countOf(auditoriumId)) };
    });
  }

  async #count(auditoriumIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await queryRows(
      this.#database.prisma,
      VERSION_COUNT,
      (count) => Prisma.sql`
        select ${count}
        from seat_map
        where seat_map.auditorium_id = any (${auditoriumIds}::uuid[])
        group by seat_map.auditorium_id`,
    );
    return new Map(rows.map(({ auditoriumId, count }) => [auditoriumId, count]));
  }
}

const VERSION_COUNT = columns<{ auditoriumId: string; count: number }>({
  auditoriumId: 'seat_map.auditorium_id',
  count: 'count(*)::int',
});
