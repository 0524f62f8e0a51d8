import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.types.ts';
import type { Account as AccountRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import { viewerOf } from '../graphql/viewer.ts';
import type { HoldService, HoldView } from './hold.service.ts';
import { HoldConnection, HoldFilter } from './hold.types.ts';

/** The holds of an account: a field that seating adds to a type of accounts. */
@Resolver(() => Account)
export class AccountHoldsResolver {
  readonly #holds: HoldService;

  constructor({ holds }: { holds: HoldService }) {
    this.#holds = holds;
  }

  @FieldResolver(() => HoldConnection, {
    description: [
      'The newest first. After a reload of a page: `holds(filter: { statuses: [ACTIVE] })`. Of another account: those of the',
      'cinemas where the caller is BOX_OFFICE.',
    ].join('\n'),
  })
  async holds(
    @Root() { id }: AccountRow,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => HoldFilter, { nullable: true }) filter: HoldFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionValue<HoldView>> {
    const found = await this.#holds.listOfAccount(id, viewerOf(context), {
      filter: filter ?? {},
      page: toPageRequest(page, 'instant'),
    });
    return toConnection(found, (hold) => [hold.createdAt.toISOString(), hold.id]);
  }
}
