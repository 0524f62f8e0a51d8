import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Account as AccountRow } from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { Account } from '../account.types.ts';
import { Session } from './session.types.ts';
import type { SessionRow, Sessions } from './sessions.service.ts';

@Resolver(() => Account)
export class AccountSessionsResolver {
  readonly #sessions: Sessions;

  constructor({ sessions }: { sessions: Sessions }) {
    this.#sessions = sessions;
  }

  @FieldResolver(() => [Session], {
    description: [
      'Those that are open, the last used first. At most 100: the one used longest ago is ended for another. For the account',
      'itself; of another account administrators see none.',
    ].join('\n'),
  })
  async sessions(@Root() { id }: AccountRow, @Ctx() { identity, loaders }: RequestContext): Promise<SessionRow[]> {
    return id === identity?.accountId ? loaders.load(this.#sessions.openByAccountId, id) : [];
  }
}
