import type { Database } from '../platform/database/database.ts';
import { columns, countRows, queryRows } from '../platform/database/rows.ts';
import type { Actor } from '../platform/identity.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';
import { type ReportInput, scopeOf } from './report-scope.ts';
import { countOccupancy, selectAverage, selectOccupancy } from './sql/occupancy-report.sql.ts';

/** How full a showing was, or is so far. */
export interface OccupancyRow {
  showingId: string;
  startsAt: Date;
  capacity: number;
  sold: number;
}

export interface OccupancyReport extends PageOf<OccupancyRow> {
  /** Of all pages together, null without any seat; computed only when it is called. */
  average: () => Promise<number | null>;
}

export class OccupancyReports {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** In the order of starts. @throws {ForbiddenError} */
  async read(actor: Actor, input: ReportInput, page: Page): Promise<OccupancyReport> {
    const database = this.#database;
    const scope = scopeOf(actor, input);
    const rows = await database.fromReplica((client) =>
      queryRows(client, ROW, (row) => selectOccupancy(row, scope, page)),
    );
    return {
      ...toPage(rows, page, () => database.fromReplica((client) => countRows(client, countOccupancy(scope)))),
      average: async () => {
        const [average] = await database.fromReplica((client) =>
          queryRows(client, AVERAGE, (select) => selectAverage(select, scope)),
        );
        return average?.occupancy ?? null;
      },
    };
  }
}

const ROW = columns<OccupancyRow>({
  showingId: 'showing.id',
  startsAt: 'showing.starts_at',
  capacity: 'capacity.seats',
  sold: 'sold.tickets',
});

const AVERAGE = columns<{ occupancy: number | null }>({ occupancy: 'average.occupancy' });
