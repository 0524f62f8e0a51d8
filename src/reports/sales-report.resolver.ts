import { Arg, Args, Authorized, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type AccessRule, actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { costs } from '../graphql/limits/costs.ts';
import { Node, type NodeValue } from '../graphql/node.types.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import { viewerOf } from '../graphql/viewer.ts';
import type { Nodes } from '../platform/nodes.ts';
import { refuseDays } from './report-input.types.ts';
import type { SalesReport, SalesReportRow as SalesReportRowValue, SalesReports } from './sales-report.service.ts';
import { SalesReportConnection, SalesReportInput, SalesReportRow } from './sales-report.types.ts';
import { moneyOf } from './sales-sum.ts';
import { SalesTotal } from './sales-total.types.ts';
import { type SalesGrouping, writeKeys } from './sql/sales-report.sql.ts';

/** The kinds of the first keys of cursors. */
const SORTED_BY = {
  DAY: 'currency and day',
  MOVIE: 'currency and text',
  CINEMA: 'currency and text',
  SHOWING: 'currency and instant',
} as const satisfies Record<SalesGrouping, string>;

/** What is left of a row when its amounts have their currency. */
interface Row extends SalesReportRowValue, ReturnType<typeof moneyOf> {
  groupBy: SalesGrouping;
}

type Connection = ConnectionValue<Row> & Pick<SalesReport, 'totals'>;

@Resolver(() => SalesReportRow)
export class SalesReportResolver {
  readonly #salesReports: SalesReports;
  readonly #nodes: Nodes;

  constructor({ salesReports, nodes }: { salesReports: SalesReports; nodes: Nodes }) {
    this.#salesReports = salesReports;
    this.#nodes = nodes;
  }

  @Authorized<AccessRule>('AUDITOR of the cinema', 'MANAGER of the cinema')
  @Query(() => SalesReportConnection, {
    description: [
      'AUDITOR or MANAGER of the cinemas. Tickets and money by the business day of their sale, one currency a row; what was',
      'cancelled or given back counts in the row of the sale. Days that are over come from the daily statements, other sales as',
      'they are now. Rows of the same order are sorted by currency.',
    ].join('\n'),
  })
  async salesReport(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('input', () => SalesReportInput) input: SalesReportInput,
    @Ctx() context: RequestContext,
  ): Promise<Connection> {
    refuseDays(input);
    const { groupBy } = input;
    const pageRequest = toPageRequest(page, SORTED_BY[groupBy]);
    const report = await this.#salesReports.read(await actorOf(context), input, pageRequest);
    const rows = report.rows.map((row) => ({ ...row, ...moneyOf(row, row.currency), groupBy }));
    return { ...toConnection({ ...report, rows }, writeKeys), totals: report.totals };
  }

  @Extensions(costs({ each: 20 }))
  @FieldResolver(() => Node, { nullable: true, description: 'The movie, cinema or showing; null by DAY.' })
  async subject(@Root() { subjectId, groupBy }: Row, @Ctx() context: RequestContext): Promise<NodeValue | undefined> {
    return subjectId === null ? undefined : this.#nodes.read(SUBJECTS[groupBy], subjectId, viewerOf(context));
  }
}

const SUBJECTS: Record<SalesGrouping, string> = { DAY: '', MOVIE: 'Movie', CINEMA: 'Cinema', SHOWING: 'Showing' };

@Resolver(() => SalesReportConnection)
export class SalesReportTotalsResolver {
  @FieldResolver(() => [SalesTotal], {
    description: 'Of all pages, one for each currency, in the order of currencies; summed only when it is selected.',
  })
  async totals(@Root() { totals }: Connection): Promise<SalesTotal[]> {
    return (await totals()).map((sum) => ({ ...sum, ...moneyOf(sum, sum.currency) }));
  }
}
