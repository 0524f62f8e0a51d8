import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { identityOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { entityOf, errorsOf } from '../graphql/user-errors.types.ts';
import type { ReissueTicketService } from './reissue-ticket.service.ts';
import { ReissueTicketInput, ReissueTicketPayload } from './reissue-ticket.types.ts';

@Resolver()
export class ReissueTicketResolver {
  readonly #reissueTicket: ReissueTicketService;

  constructor({ reissueTicket }: { reissueTicket: ReissueTicketService }) {
    this.#reissueTicket = reissueTicket;
  }

  @Authorized()
  @Mutation(() => ReissueTicketPayload, {
    description: [
      'Account. A new code and url for a VALID ticket of its own, and a new url of its booking; the old ones are void. For a ticket',
      'that was passed on, or seen.',
      'Errors: NotFound, TicketVoid, AlreadyCheckedIn.',
    ].join('\n'),
  })
  async reissueTicket(
    @Arg('input', () => ReissueTicketInput) { ticketId }: ReissueTicketInput,
    @Ctx() context: RequestContext,
  ): Promise<ReissueTicketPayload> {
    const outcome = await this.#reissueTicket.reissue({ accountId: identityOf(context).accountId, ticketId });
    return { ticket: entityOf(outcome), errors: errorsOf(outcome) };
  }
}
