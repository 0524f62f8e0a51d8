import {
  EmbeddedGuestDocument,
  EmbeddedRefreshDocument,
  type EmbeddedTokensFragment,
} from '../generated/component/graphql.ts';
import type { TypedDocumentString } from '../generated/component/graphql.ts';
import { ServerError } from './server-error.ts';
import type { Server } from './server.ts';

/** Half of the time of an access token. Not what the server says of its end: the clock of the visitor may be wrong. */
const RENEW_AFTER_MS = 450_000;

/** An access token that the site has, or how to get one each time. */
export type GivenToken = string | (() => string | Promise<string>);

/**
 * Who picks seats: the account that the site says, or else a guest, who is made when seats are held for the first time.
 * The guest's refresh token is kept in the tab, so that a reload finds the hold again.
 */
export class Visitor {
  readonly #server: Server;
  readonly #given: GivenToken | undefined;
  readonly #kept: KeptText;
  #access: { token: string; renewAt: number } | undefined;
  #renewing: Promise<string | undefined> | undefined;

  constructor(server: Server, given: GivenToken | undefined) {
    this.#server = server;
    this.#given = given;
    this.#kept = new KeptText(`rowlock-seat-map:${server.endpoint.href}`);
  }

  /** A request as the visitor; as anybody before there is a guest. */
  async ask<Result, Variables>(query: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Result> {
    try {
      return await this.#server.ask(query, { variables, token: await this.accessToken() });
    } catch (error) {
      if (!(error instanceof ServerError && error.code === 'UNAUTHENTICATED')) throw error;
      this.#access = undefined;
      return this.#server.ask(query, { variables, token: await this.accessToken() });
    }
  }

  /** Undefined before there is a guest. */
  async accessToken(): Promise<string | undefined> {
    if (this.#given !== undefined) return typeof this.#given === 'string' ? this.#given : this.#given();
    if (this.#access && performance.now() < this.#access.renewAt) return this.#access.token;
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  /** @param locale of the guest's mails */
  async become(locale: string): Promise<void> {
    if ((await this.accessToken()) !== undefined) return;
    const { startGuestSession } = await this.#server.ask(EmbeddedGuestDocument, { variables: { locale } });
    if (!startGuestSession.tokens) throw new ServerError('UNAUTHENTICATED', 'No guest session was started.');
    this.#keep(startGuestSession.tokens);
  }

  async #renew(): Promise<string | undefined> {
    const refreshToken = this.#kept.text;
    if (refreshToken === null) return undefined;
    const { refreshSession } = await this.#server.ask(EmbeddedRefreshDocument, { variables: { refreshToken } });
    if (refreshSession.tokens) return this.#keep(refreshSession.tokens);
    this.#kept.text = null;
    return undefined;
  }

  #keep({ accessToken, refreshToken }: EmbeddedTokensFragment): string {
    this.#kept.text = refreshToken;
    this.#access = { token: accessToken, renewAt: performance.now() + RENEW_AFTER_MS };
    return accessToken;
  }
}

/** A text in the storage of the tab; in memory only where a page may not use it. */
class KeptText {
  readonly #name: string;
  #text: string | null = null;

  constructor(name: string) {
    this.#name = name;
    try {
      this.#text = sessionStorage.getItem(name);
    } catch {
      // A sandboxed frame has no storage.
    }
  }

  get text(): string | null {
    return this.#text;
  }

  set text(text: string | null) {
    this.#text = text;
    try {
      if (text === null) sessionStorage.removeItem(this.#name);
      else sessionStorage.setItem(this.#name, text);
    } catch {
      // As above.
    }
  }
}
