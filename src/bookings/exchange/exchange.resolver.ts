import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { identityOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { errorsOf } from '../../graphql/user-errors.types.ts';
import { viewerOf } from '../../graphql/viewer.ts';
import { refuseToWait } from '../../platform/redis/rate-limited-error.ts';
import type { PaymentLimits } from '../payment-limits.ts';
import type { ExchangeService } from './exchange.service.ts';
import {
  ExchangeTicketsInput,
  ExchangeTicketsPayload,
  QuoteExchangeInput,
  QuoteExchangePayload,
} from './exchange.types.ts';

interface Dependencies {
  exchanges: ExchangeService;
  paymentLimits: PaymentLimits;
}

@Resolver()
export class ExchangeResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized()
  @Query(() => QuoteExchangePayload, {
    description: [
      'Account. Of one of its own bookings, BOX_OFFICE: of any of the cinema, what exchangeTickets would cost; changes nothing.',
      'Errors: InvalidInput, NotFound, HoldExpired, TicketTypeNotAllowed, NotExchangeable.',
    ].join('\n'),
  })
  async quoteExchange(
    @Arg('input', () => QuoteExchangeInput) input: QuoteExchangeInput,
    @Ctx() context: RequestContext,
  ): Promise<QuoteExchangePayload> {
    const { accountId } = identityOf(context);
    const { ip } = context;
    const outcome = await this.#services.exchanges.quote({ ...input, accountId, ip, viewer: viewerOf(context) });
    return { quote: outcome.value ?? null, errors: errorsOf(outcome) };
  }

  @Authorized()
  @Mutation(() => ExchangeTicketsPayload, {
    description: [
      'Account. Tickets of one of its own bookings, BOX_OFFICE: of any of the cinema, for the seats of a hold of its own in the',
      'same showing or another of the cinema. A difference is paid or given back. One act: old seats are free when the new ones are sold.',
      'Errors: InvalidInput, NotFound, HoldExpired, TicketTypeNotAllowed, NotExchangeable, PriceChanged, PaymentNotOffered,',
      'IdempotencyConflict.',
    ].join('\n'),
  })
  async exchangeTickets(
    @Arg('input', () => ExchangeTicketsInput) { payment = null, ...input }: ExchangeTicketsInput,
    @Ctx() context: RequestContext,
  ): Promise<ExchangeTicketsPayload> {
    const { accountId } = identityOf(context);
    const { ip } = context;
    const outcome = await this.#services.exchanges.exchange({
      ...{ ...input, payment, accountId, ip },
      viewer: viewerOf(context),
      countAttempt: async () => {
        const waitSeconds = await this.#services.paymentLimits.consume({ accountId, ip });
        refuseToWait(waitSeconds, 'Too many attempts to pay; nothing was charged');
      },
    });
    return { booking: outcome.value ?? null, errors: errorsOf(outcome) };
  }
}
