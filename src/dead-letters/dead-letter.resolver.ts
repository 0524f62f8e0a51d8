import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type AccessRule, actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import { errorsOf } from '../graphql/user-errors.types.ts';
import type { DeadLetterRow, DeadLetters } from './dead-letter.service.ts';
import { DeadLetter, DeadLetterConnection, RetryDeadLetterInput, RetryDeadLetterPayload } from './dead-letter.types.ts';

@Resolver(() => DeadLetter)
export class DeadLetterResolver {
  readonly #deadLetters: DeadLetters;

  constructor({ deadLetters }: { deadLetters: DeadLetters }) {
    this.#deadLetters = deadLetters;
  }

  @Authorized<AccessRule>('ADMIN')
  @Query(() => DeadLetterConnection, {
    name: 'deadLetters',
    description: 'ADMIN. Work that keeps failing, the newest failure first.',
  })
  async list(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('queues', () => [String], { nullable: true, description: 'Any of these; all when left out.' })
    queues: string[] | null,
  ): Promise<ConnectionValue<DeadLetterRow>> {
    const found = await this.#deadLetters.list(queues ?? null, toPageRequest(page, 'instant'));
    return toConnection(found, ({ failedAt, id }) => [failedAt.toISOString(), id]);
  }

  @Authorized<AccessRule>('ADMIN')
  @Mutation(() => RetryDeadLetterPayload, {
    description: 'ADMIN. Tries it at once; nothing is charged or refunded twice. Errors: NotFound.',
  })
  async retryDeadLetter(
    @Arg('input', () => RetryDeadLetterInput) { deadLetterId }: RetryDeadLetterInput,
    @Ctx() context: RequestContext,
  ): Promise<RetryDeadLetterPayload> {
    const outcome = await this.#deadLetters.retry(await actorOf(context), deadLetterId);
    return { deadLetterId: outcome.value?.id ?? null, errors: errorsOf(outcome) };
  }

  @FieldResolver(() => String, { description: 'What kind of work it is, as in "unsettled-payment".' })
  queue(@Root() { kind }: DeadLetterRow): string {
    return kind;
  }

  @FieldResolver(() => String, { description: 'The work itself: its queue, and the id of what it is about.' })
  job(@Root() { kind, rowId }: DeadLetterRow): string {
    return `${kind}:${rowId}`;
  }

  @FieldResolver(() => String, { description: 'What it is about, as JSON with its id. Without secrets.' })
  payload(@Root() { rowId }: DeadLetterRow): string {
    return JSON.stringify({ id: rowId });
  }
}
