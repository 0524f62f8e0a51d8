import type { AccessToken } from '../../public/rowlock-seat-map.d.ts';
import {
  EmbeddedGuestDocument,
  EmbeddedRefreshDocument,
  type EmbeddedTokensFragment as Tokens,
  type TypedDocumentString,
} from '../generated/component/graphql.ts';
import { inTurnOfTabs } from '../session/in-turn.ts';
import { Session } from '../session/session.ts';
import { guestStorage } from './guest-storage.ts';
import { ServerError } from './server-error.ts';
import type { Server } from './server.ts';

/**
 * Who picks seats: the account that the site says, or else a guest, who is made when seats are held for the first time.
 */
export class Visitor {
  readonly #server: Server;
  readonly #given: AccessToken | undefined;
  readonly #guest: Session;

  constructor(server: Server, given: AccessToken | undefined) {
    this.#server = server;
    this.#given = given;
    this.#guest = new Session({
      requests: {
        refresh: (refreshToken) => this.#refresh(refreshToken),
        startGuest: (locale) => this.#startGuest(locale),
      },
      storage: guestStorage(server.endpoint.href),
      // Not in an insecure context, whatever the type says.
      inTurn: inTurnOfTabs(server.endpoint.href, navigator.locks),
    });
  }

  /** A request as the visitor; as anybody before there is a guest. */
  async ask<Result, Variables>(query: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Result> {
    const token = await this.accessToken();
    try {
      return await this.#server.ask(query, { variables, token });
    } catch (error) {
      if (!(error instanceof ServerError && error.code === 'UNAUTHENTICATED') || token === undefined) throw error;
      this.#guest.refuse(token);
      return this.#server.ask(query, { variables, token: await this.accessToken() });
    }
  }

  /** Undefined before there is a guest. */
  async accessToken(): Promise<string | undefined> {
    if (this.#given === undefined) return this.#guest.accessToken();
    return typeof this.#given === 'string' ? this.#given : this.#given();
  }

  /** @param locale of the guest's mails */
  async become(locale: string): Promise<void> {
    if (this.#given === undefined) await this.#guest.ensure(locale);
  }

  async #refresh(refreshToken: string): Promise<Tokens | null> {
    const { refreshSession } = await this.#server.ask(EmbeddedRefreshDocument, { variables: { refreshToken } });
    return refreshSession.tokens ?? null;
  }

  async #startGuest(locale: string): Promise<Tokens> {
    const { startGuestSession } = await this.#server.ask(EmbeddedGuestDocument, { variables: { locale } });
    if (!startGuestSession.tokens) throw new ServerError('UNAUTHENTICATED', 'No guest session was started.');
    return startGuestSession.tokens;
  }
}
