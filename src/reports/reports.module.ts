import type { BookingAccess } from '../bookings/booking-access.ts';
import type { TokenReader } from '../graphql/authentication.ts';
import type { Callers } from '../graphql/context.ts';
import { single } from '../platform/metrics/metric.ts';
import { defineModule } from '../platform/module.ts';
import { nodeKind, type Nodes } from '../platform/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import type { TicketTypeService } from '../pricing/ticket-type.service.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import { LiveSales } from './live-sales.ts';
import { AverageOccupancyResolver, OccupancyReportResolver } from './occupancy-report.resolver.ts';
import { OccupancyReports } from './occupancy-report.service.ts';
import { SalesReportResolver, SalesReportTotalsResolver } from './sales-report.resolver.ts';
import { SalesReports } from './sales-report.service.ts';
import { SalesOfShowingResolver, ShowingSalesResolver } from './showing-sales.resolver.ts';
import { ShowingSalesService } from './showing-sales.service.ts';
import { IssueStatementsService } from './statements/issue-statements.service.ts';
import { StatementCsvService } from './statements/statement-csv.service.ts';
import { StatementLineResolver } from './statements/statement-line.resolver.ts';
import { DailyStatementResolver } from './statements/statement.resolver.ts';
import { STATEMENT_PATH, statementRoute } from './statements/statement.route.ts';
import { mayRead, StatementService } from './statements/statement.service.ts';
import { statementDueRows } from './statements/statements.worker.ts';

interface Needs extends Pick<Platform, 'database' | 'logger' | 'resources'> {
  accessTokens: TokenReader;
  accounts: Pick<Callers, 'grantsByAccountId'>;
  bookingAccess: BookingAccess;
  cinemas: CinemaService;
  nodes: Nodes;
  showings: ShowingService;
  ticketTypes: TicketTypeService;
}

/** What was sold and given back. */
export const reports = defineModule({
  create({ database, logger, resources }: Needs) {
    const showingSales = new ShowingSalesService({ database });
    return {
      issueStatements: new IssueStatementsService({ database }),
      statements: new StatementService({ database }),
      statementCsv: new StatementCsvService({ database }),
      occupancyReports: new OccupancyReports({ database }),
      salesReports: new SalesReports({ database }),
      showingSales,
      liveSales: resources.use(new LiveSales({ showingSales, logger })),
    };
  },
  resolvers: [
    AverageOccupancyResolver,
    DailyStatementResolver,
    OccupancyReportResolver,
    SalesOfShowingResolver,
    SalesReportResolver,
    SalesReportTotalsResolver,
    ShowingSalesResolver,
    StatementLineResolver,
  ],
  nodes: ({ statements }) => ({
    DailyStatement: nodeKind({
      table: 'daily_statement',
      byId: statements.byId,
      maySee: async ({ cinemaId }, viewer) => mayRead({ grants: await viewer.grants() }, cinemaId),
    }),
  }),
  dueRows: statementDueRows,
  metrics: ({ liveSales }) => [
    {
      name: 'rowlock_sales_watchers',
      type: 'gauge',
      help: 'Subscriptions to the sales of a showing.',
      read: () => single(liveSales.watchers),
    },
  ],
  routes: (fastify, services) => void fastify.get(STATEMENT_PATH, statementRoute(services)),
});
