import { type Tokens, tokenRequests } from './refresh.ts';

/** Where the browser keeps the refresh token, for later visits and other tabs. */
const KEPT = 'rowlock:session';
/** Half of the time of an access token. Not what the server says of its end: the clock of the visitor may be wrong. */
const RENEW_AFTER_MS = 450_000;

/**
 * Who the visitor is: nobody yet, a guest, or an account.
 *
 * A refresh token is used once. Tabs share it through the browser's storage, and one at a time may use it.
 */
export class Session {
  readonly #requests: ReturnType<typeof tokenRequests>;
  readonly #listeners = new Set<() => void>();
  #access: { token: string; of: string; renewAt: number } | undefined;

  constructor(endpoint: URL) {
    this.#requests = tokenRequests(endpoint);
    // Another tab logged in, logged out, or refreshed the tokens.
    addEventListener('storage', ({ key, oldValue, newValue }) => {
      if (key === KEPT && (oldValue === null) !== (newValue === null)) this.#tell();
    });
  }

  /** Whether there is a session, of a guest or of an account. */
  get isOpen(): boolean {
    return localStorage.getItem(KEPT) !== null;
  }

  /** For the next request. Undefined without a session. */
  async accessToken(): Promise<string | undefined> {
    if (!this.isOpen) return undefined;
    return this.#current() ?? navigator.locks.request(KEPT, () => this.#current() ?? this.#renew());
  }

  /** The visitor becomes a guest, unless there is a session already. */
  async ensure(locale: string): Promise<void> {
    if (this.isOpen) return;
    await navigator.locks.request(KEPT, async () => {
      if (!this.isOpen) this.become(await this.#requests.startGuest(locale));
    });
  }

  /** The visitor is from now on the account whose tokens these are. */
  become(tokens: Tokens): void {
    this.#keep(tokens);
    this.#tell();
  }

  /** The session has ended. */
  forget(): void {
    localStorage.removeItem(KEPT);
    this.#access = undefined;
    this.#tell();
  }

  /** The server refused the access token: the next request asks for another one. */
  renewNow(): void {
    this.#access = undefined;
  }

  /** @param listener is called when the visitor became another. @returns ends it */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #current(): string | undefined {
    const { token, of, renewAt } = this.#access ?? { renewAt: 0 };
    // Another tab may have become another account.
    const isOfThisSession = of !== undefined && of === localStorage.getItem(KEPT);
    return isOfThisSession && Date.now() < renewAt ? token : undefined;
  }

  async #renew(): Promise<string | undefined> {
    const refreshToken = localStorage.getItem(KEPT);
    if (refreshToken === null) return undefined;
    const tokens = await this.#requests.refresh(refreshToken);
    if (tokens) return this.#keep(tokens);
    this.forget();
    return undefined;
  }

  #keep({ accessToken, refreshToken }: Tokens): string {
    localStorage.setItem(KEPT, refreshToken);
    this.#access = { token: accessToken, of: refreshToken, renewAt: Date.now() + RENEW_AFTER_MS };
    return accessToken;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
