import { Arg, Args, Authorized, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Cinema as CinemaRow } from '../../generated/prisma/client.ts';
import { type AccessRule, actorOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { codedError } from '../../graphql/errors.ts';
import { costs } from '../../graphql/limits/costs.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../../graphql/pagination.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import type { CinemaService } from '../../venues/cinema.service.ts';
import { Cinema } from '../../venues/venue.types.ts';
import { moneyOf, NO_SALES } from '../sales-sum.ts';
import { SalesTotal } from '../sales-total.types.ts';
import type { StatementCsvService } from './statement-csv.service.ts';
import type { LineValue } from './statement-line.resolver.ts';
import type { StatementRow, StatementService } from './statement.service.ts';
import { DailyStatement, DailyStatementConnection, StatementLine } from './statement.types.ts';

interface Dependencies {
  statements: StatementService;
  statementCsv: StatementCsvService;
  cinemas: CinemaService;
}

@Resolver(() => DailyStatement)
export class DailyStatementResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized<AccessRule>('AUDITOR of the cinema', 'MANAGER of the cinema')
  @Query(() => DailyStatementConnection, {
    description: [
      'AUDITOR or MANAGER of the cinema. The newest first; made by itself when a business day is over, and never changed.',
      'from and to are business days, both included.',
    ].join('\n'),
  })
  async dailyStatements(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('cinemaId', () => ID) cinemaId: string,
    @Arg('from', () => DateScalar, { nullable: true }) from: Date | null,
    @Arg('to', () => DateScalar, { nullable: true }) to: Date | null,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionValue<StatementRow>> {
    if (from && to && from > to) throw codedError('BAD_USER_INPUT', 'from must not be later than to.');
    const request = toPageRequest(page, 'number');
    const found = await this.#services.statements.list(await actorOf(context), { cinemaId, from, to }, request);
    return toConnection(found, ({ number, id }) => [String(number), id]);
  }

  @FieldResolver(() => Cinema)
  cinema(@Root() { cinemaId }: StatementRow, @Ctx() { loaders }: RequestContext): Promise<CinemaRow | undefined> {
    return loaders.load(this.#services.cinemas.byId, cinemaId);
  }

  @FieldResolver(() => [StatementLine], {
    description:
      'In the order of the starts of showings, and then of ticket types. Empty when nothing was sold or given back.',
  })
  @Extensions(costs({ items: 30 }))
  async lines(@Root() { id, cinemaId }: StatementRow, @Ctx() { loaders }: RequestContext): Promise<LineValue[]> {
    const [lines, currency] = await Promise.all([
      loaders.load(this.#services.statements.linesByStatementId, id),
      this.#currencyOf(cinemaId, loaders),
    ]);
    return lines.map((line) => ({
      ...line,
      ...moneyOf(line, currency),
      price: { amountMinor: line.priceMinor, currency },
    }));
  }

  @FieldResolver(() => SalesTotal, { description: 'Of all lines.' })
  async total(@Root() { id, cinemaId }: StatementRow, @Ctx() { loaders }: RequestContext): Promise<SalesTotal> {
    const [sum = NO_SALES, currency] = await Promise.all([
      loaders.load(this.#services.statements.sumByStatementId, id),
      this.#currencyOf(cinemaId, loaders),
    ]);
    return { tickets: sum.tickets, ticketsCancelled: sum.ticketsCancelled, ...moneyOf(sum, currency) };
  }

  @FieldResolver(() => String, {
    description: 'The lines as CSV, the same as GET /statements/<id>.csv gives: see docs/statements.md.',
  })
  @Extensions(costs({ each: 2000 }))
  async csv(@Root() { id }: StatementRow, @Ctx() { loaders }: RequestContext): Promise<string | undefined> {
    return (await loaders.load(this.#services.statementCsv.byStatementId, id))?.csv;
  }

  async #currencyOf(cinemaId: string, loaders: RequestContext['loaders']): Promise<string> {
    const cinema = await loaders.load(this.#services.cinemas.byId, cinemaId);
    if (!cinema) throw new Error(`there is no cinema ${cinemaId}`);
    return cinema.currency;
  }
}
