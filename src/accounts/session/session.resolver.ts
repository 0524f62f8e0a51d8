import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { identityOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { entityOf, errorsOf } from '../../graphql/user-errors.types.ts';
import { refuseToWait } from '../../platform/redis/rate-limited-error.ts';
import type { RateLimiter } from '../../platform/redis/rate-limiter.ts';
import { toPayload } from '../account.resolver.ts';
import type { Guests } from '../guests.ts';
import {
  LogoutInput,
  LogoutPayload,
  RefreshSessionInput,
  RefreshSessionPayload,
  RevokeSessionInput,
  RevokeSessionPayload,
  Session,
  StartGuestSessionInput,
  StartGuestSessionPayload,
} from './session.types.ts';
import type { SessionRow, Sessions } from './sessions.service.ts';

@Resolver(() => Session)
export class SessionResolver {
  readonly #sessions: Sessions;
  readonly #guests: Guests;
  readonly #guestStarts: RateLimiter;

  constructor({ sessions, guests, guestStarts }: { sessions: Sessions; guests: Guests; guestStarts: RateLimiter }) {
    this.#sessions = sessions;
    this.#guests = guests;
    this.#guestStarts = guestStarts;
  }

  @Mutation(() => StartGuestSessionPayload, {
    description: [
      'Anybody, rate-limited. An account without e-mail and password, to hold and book with; register makes it a full one.',
      'No errors.',
    ].join('\n'),
  })
  async startGuestSession(
    @Arg('input', () => StartGuestSessionInput) { locale = null }: StartGuestSessionInput,
    @Ctx() { ip, device }: RequestContext,
  ): Promise<StartGuestSessionPayload> {
    refuseToWait(await this.#guestStarts.consume(ip), 'Too many guests from this address');
    return toPayload({ value: await this.#guests.start({ locale, device }) });
  }

  @Mutation(() => RefreshSessionPayload, {
    description: [
      'Anybody. A fresh pair of tokens for a refresh token, which is used up. Within 30 seconds, as after a lost answer, it',
      'gives the same refresh token again, unless that was used; later it ends the session. Errors: InvalidToken.',
    ].join('\n'),
  })
  async refreshSession(
    @Arg('input', () => RefreshSessionInput) { refreshToken }: RefreshSessionInput,
    @Ctx() { device }: RequestContext,
  ): Promise<RefreshSessionPayload> {
    return toPayload(await this.#sessions.refresh(refreshToken, { device }));
  }

  @Authorized()
  @Mutation(() => LogoutPayload, {
    description: [
      'Account. Ends this session, or every one of the account: access tokens and WebSockets end with it, within two seconds',
      'in every process. No errors.',
    ].join('\n'),
  })
  async logout(
    @Arg('input', () => LogoutInput) { everywhere }: LogoutInput,
    @Ctx() context: RequestContext,
  ): Promise<LogoutPayload> {
    const identity = identityOf(context);
    await (everywhere ? this.#sessions.logOut(identity.accountId) : this.#sessions.end(identity));
    return { errors: [] };
  }

  @Authorized()
  @Mutation(() => RevokeSessionPayload, {
    description: 'Account. Ends one of its own sessions, as logout does. Errors: NotFound.',
  })
  async revokeSession(
    @Arg('input', () => RevokeSessionInput) { sessionId }: RevokeSessionInput,
    @Ctx() context: RequestContext,
  ): Promise<RevokeSessionPayload> {
    const { accountId } = identityOf(context);
    const outcome = await this.#sessions.revoke({ accountId, sessionId });
    return { account: entityOf(outcome), errors: errorsOf(outcome) };
  }

  @FieldResolver(() => Boolean, { description: 'It is the one of this request.' })
  current(@Root() { id }: SessionRow, @Ctx() { identity }: RequestContext): boolean {
    return id === identity?.sessionId;
  }
}
