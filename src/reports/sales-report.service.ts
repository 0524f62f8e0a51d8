import type { Database } from '../platform/database/database.ts';
import { columns, countRows, queryRows } from '../platform/database/rows.ts';
import type { Actor } from '../platform/identity.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';
import { type ReportInput, scopeOf } from './report-scope.ts';
import type { SalesSum } from './sales-sum.ts';
import {
  countSalesRows,
  SALES_SUM,
  type SalesGrouping,
  salesRowExpressions,
  selectSalesRows,
  selectSalesTotals,
} from './sql/sales-report.sql.ts';

/** What was sold of one group, in one currency. */
export interface SalesReportRow extends SalesSum {
  label: string;
  currency: string;
  /** The movie, cinema or showing; null by DAY. */
  subjectId: string | null;
  sortKey: string;
}

export interface SalesReport extends PageOf<SalesReportRow> {
  /** Of all pages, one for each currency; summed only when it is called. */
  totals: () => Promise<(SalesSum & { currency: string })[]>;
}

export class SalesReports {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** DAY in the order of days, SHOWING in that of starts, the others in that of names. @throws {ForbiddenError} */
  async read(actor: Actor, input: ReportInput & { groupBy: SalesGrouping }, page: Page): Promise<SalesReport> {
    const query = { scope: scopeOf(actor, input), groupBy: input.groupBy };
    const database = this.#database;
    const rows = await database.fromReplica((client) =>
      queryRows(client, ROW[input.groupBy], (row) => selectSalesRows(row, query, page)),
    );
    return {
      ...toPage(rows, page, () => database.fromReplica((client) => countRows(client, countSalesRows(query)))),
      totals: () =>
        database.fromReplica((client) => queryRows(client, TOTAL, (total) => selectSalesTotals(total, query.scope))),
    };
  }
}

const rowOf = (groupBy: SalesGrouping) => columns<SalesReportRow>(salesRowExpressions(groupBy));

const ROW = { DAY: rowOf('DAY'), MOVIE: rowOf('MOVIE'), CINEMA: rowOf('CINEMA'), SHOWING: rowOf('SHOWING') };

const TOTAL = columns<SalesSum & { currency: string }>({ currency: 'summed.currency', ...SALES_SUM('summed') });
