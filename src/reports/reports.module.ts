import type { BookingAccess } from '../bookings/booking-access.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import type { Nodes } from '../platform/nodes.ts';
import { LiveSales } from './live-sales.ts';
import { AverageOccupancyResolver, OccupancyReportResolver } from './occupancy-report.resolver.ts';
import { OccupancyReports } from './occupancy-report.service.ts';
import { SalesReportResolver, SalesReportTotalsResolver } from './sales-report.resolver.ts';
import { SalesReports } from './sales-report.service.ts';
import { SalesOfShowingResolver, ShowingSalesResolver } from './showing-sales.resolver.ts';
import { ShowingSalesService } from './showing-sales.service.ts';
import { IssueStatementsService } from './statements/issue-statements.service.ts';
import { statementDueRows } from './statements/statements.worker.ts';

interface Needs extends Pick<Platform, 'database' | 'logger' | 'resources'> {
  bookingAccess: BookingAccess;
  cinemas: CinemaService;
  nodes: Nodes;
  showings: ShowingService;
}

export const reports = defineModule({
  create({ database, logger, resources }: Needs) {
    const showingSales = new ShowingSalesService({ database });
    return {
      issueStatements: new IssueStatementsService({ database }),
      occupancyReports: new OccupancyReports({ database }),
      salesReports: new SalesReports({ database }),
      showingSales,
      liveSales: resources.use(new LiveSales({ showingSales, logger })),
    };
  },
  resolvers: [
    AverageOccupancyResolver,
    OccupancyReportResolver,
    SalesOfShowingResolver,
    SalesReportResolver,
    SalesReportTotalsResolver,
    ShowingSalesResolver,
  ],
  dueRows: statementDueRows,
});
