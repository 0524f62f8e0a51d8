import { Arg, Args, Authorized, Ctx, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import type { Showing as ShowingRow } from '../generated/prisma/client.ts';
import { type AccessRule, actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type {
  OccupancyReport,
  OccupancyReports,
  OccupancyRow as OccupancyRowValue,
} from './occupancy-report.service.ts';
import { OccupancyReportConnection, OccupancyReportInput, OccupancyRow } from './occupancy-report.types.ts';
import { refuseDays } from './report-input.types.ts';

type Connection = ConnectionValue<OccupancyRowValue> & Pick<OccupancyReport, 'average'>;

@Resolver(() => OccupancyRow)
export class OccupancyReportResolver {
  readonly #occupancyReports: OccupancyReports;
  readonly #showings: ShowingService;

  constructor(services: { occupancyReports: OccupancyReports; showings: ShowingService }) {
    this.#occupancyReports = services.occupancyReports;
    this.#showings = services.showings;
  }

  @Authorized<AccessRule>('AUDITOR of the cinema', 'MANAGER of the cinema')
  @Query(() => OccupancyReportConnection, {
    description: [
      'AUDITOR or MANAGER of the cinemas. Sold over capacity, per showing, in the order of starts, by the business day of the',
      'start. Cancelled showings are left out.',
    ].join('\n'),
  })
  async occupancyReport(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('input', () => OccupancyReportInput) input: OccupancyReportInput,
    @Ctx() context: RequestContext,
  ): Promise<Connection> {
    refuseDays(input);
    const pageRequest = toPageRequest(page, 'instant');
    const report = await this.#occupancyReports.read(await actorOf(context), input, pageRequest);
    const connection = toConnection(report, ({ startsAt, showingId }) => [startsAt.toISOString(), showingId]);
    return { ...connection, average: report.average };
  }

  @FieldResolver(() => Showing)
  showing(
    @Root() { showingId }: OccupancyRowValue,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ShowingRow | undefined> {
    return loaders.load(this.#showings.byId, showingId);
  }
}

@Resolver(() => OccupancyReportConnection)
export class AverageOccupancyResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      '`sold` over `capacity` of all pages together; null when there is no capacity. Computed only when it is selected.',
  })
  averageOccupancy(@Root() { average }: Connection): Promise<number | null> {
    return average();
  }
}
