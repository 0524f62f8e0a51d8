import { Arg, Args, Authorized, Query, Resolver } from 'type-graphql';
import type { Account as AccountRow } from '../generated/prisma/client.ts';
import type { AccessRule } from '../graphql/authorization.ts';
import { codedError } from '../graphql/errors.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import { type AccountList, MAX_SEARCH_LENGTH } from './account-list.service.ts';
import { AccountConnection, AccountFilter } from './account-list.types.ts';
import { Account } from './account.types.ts';

@Resolver(() => Account)
export class AccountListResolver {
  readonly #accountList: AccountList;

  constructor({ accountList }: { accountList: AccountList }) {
    this.#accountList = accountList;
  }

  @Authorized<AccessRule>('ADMIN')
  @Query(() => AccountConnection, {
    description: 'ADMIN. In the order of e-mail addresses; guests and closed accounts have none, and are left out.',
  })
  async accounts(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AccountFilter, { nullable: true }) filter: AccountFilter | null,
  ): Promise<ConnectionValue<AccountRow>> {
    if (Array.from(filter?.search ?? '').length > MAX_SEARCH_LENGTH)
      throw codedError('BAD_USER_INPUT', `search can have at most ${MAX_SEARCH_LENGTH} characters.`);
    const found = await this.#accountList.list(filter ?? {}, toPageRequest(page, 'text'));
    return toConnection(found, ({ email, id }) => [email ?? '', id]);
  }
}
