import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type {
  Showing as ShowingRow,
  StatementLine as LineRow,
  TicketType as TicketTypeRow,
} from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import type { Money } from '../../platform/money.ts';
import type { TicketTypeService } from '../../pricing/ticket-type.service.ts';
import { TicketType } from '../../pricing/ticket-type.types.ts';
import type { ShowingService } from '../../scheduling/showing.service.ts';
import { Showing } from '../../scheduling/showing.types.ts';
import type { moneyOf } from '../sales-sum.ts';
import { StatementLine } from './statement.types.ts';

/** A line with its amounts in their currency. */
export type LineValue = LineRow & ReturnType<typeof moneyOf> & { price: Money };

@Resolver(() => StatementLine)
export class StatementLineResolver {
  readonly #services: { showings: ShowingService; ticketTypes: TicketTypeService };

  constructor(services: { showings: ShowingService; ticketTypes: TicketTypeService }) {
    this.#services = services;
  }

  @FieldResolver(() => Showing)
  showing(@Root() { showingId }: LineValue, @Ctx() { loaders }: RequestContext): Promise<ShowingRow | undefined> {
    return loaders.load(this.#services.showings.byId, showingId);
  }

  @FieldResolver(() => TicketType)
  ticketType(
    @Root() { ticketTypeId }: LineValue,
    @Ctx() { loaders }: RequestContext,
  ): Promise<TicketTypeRow | undefined> {
    return loaders.load(this.#services.ticketTypes.byId, ticketTypeId);
  }
}
