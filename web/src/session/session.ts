import type { KeptTexts } from './browser-storage.ts';
import type { InTurn } from './in-turn.ts';
import type { Tokens, TokenRequests } from './refresh.ts';

/** Frames with these names are visitors of their own: the two windows of the demo at /side-by-side. */
const [visitor = ''] = /^visitor-\d$/.exec((globalThis as { name?: string }).name ?? '') ?? [];
/** Where the browser keeps the tokens, for later visits and other tabs. */
export const KEPT = `rowlock:session${visitor && `:${visitor}`}`;
/** Half of the time of an access token. Not what the server says of its end: the clock of the visitor may be wrong. */
const RENEW_AFTER_MS = 450_000;
/** As an instant: long ago. */
const NEVER = 0;

interface Kept extends Tokens {
  isGuest: boolean;
  /** By the clock of the visitor. Stays when the tokens are refreshed, so it tells one session from the next. */
  openedAt: number;
  renewedAt: number;
}

/** Why there is no session any more: the visitor logged out, or closed the account, or the server ended the session. */
export type Ending = 'logged-out' | 'closed' | 'ended';

interface Parts {
  requests: TokenRequests;
  storage: KeptTexts;
  /** Shared by all tabs: a refresh token works once. */
  inTurn: InTurn;
  now?: () => number;
}

/**
 * Who the visitor is: unknown, a guest, or an account.
 *
 * All tabs share the tokens through the browser's storage. The tab whose turn it is refreshes them for all.
 */
export class Session {
  readonly #parts: Required<Parts>;
  readonly #listeners = new Set<() => void>();
  #ending: Ending | undefined;

  constructor({ now = Date.now, ...parts }: Parts) {
    this.#parts = { now, ...parts };
  }

  /** Whether there is a session, of a guest or of an account. */
  get isOpen(): boolean {
    return this.#kept() !== undefined;
  }

  /** Whether the session is that of an account with an e-mail address and a password. */
  get isOfAccount(): boolean {
    return this.#kept()?.isGuest === false;
  }

  /** How the session of an account came to its end in this visit. Undefined while there is another one. */
  get ending(): Ending | undefined {
    return this.#ending;
  }

  /** For the next request; undefined without a session. @throws when the server cannot be asked: the session goes on */
  async accessToken(): Promise<string | undefined> {
    const current = this.#currentToken();
    if (current !== undefined || !this.isOpen) return current;
    return this.#parts.inTurn(async () => this.#currentToken() ?? (await this.#renew()));
  }

  /** The visitor becomes a guest, unless there is a session already. @throws when there are no more guests now */
  async ensure(locale: string): Promise<void> {
    if ((await this.accessToken()) !== undefined) return;
    await this.#parts.inTurn(async () => {
      if (this.isOpen) return;
      const tokens = await this.#parts.requests.startGuest(locale);
      // The visitor may have logged in meanwhile.
      // oxlint-disable-next-line typescript/no-unnecessary-condition
      if (!this.isOpen) this.#open(tokens, { isGuest: true });
    });
  }

  /** The visitor is from now on the account whose tokens these are. */
  become(tokens: Tokens): void {
    this.#open(tokens, { isGuest: false });
  }

  /** The visitor has logged out, or closed the account. */
  forget(ending: Ending = 'logged-out'): void {
    this.#end(ending);
  }

  /** The visitor has read how the session ended. */
  dismissEnding(): void {
    this.#ending = undefined;
    this.#tell();
  }

  /** The server refused an access token: the next request asks for another one. */
  refuse(accessToken: string): void {
    const kept = this.#kept();
    if (kept?.accessToken === accessToken) this.#keep({ ...kept, renewedAt: NEVER });
  }

  /** To be called when another tab has changed what is kept. */
  changedElsewhere({ oldValue, newValue }: Pick<StorageEvent, 'oldValue' | 'newValue'>): void {
    const [before, now] = [read(oldValue), read(newValue)];
    // Refreshed tokens are of the same session.
    if (before?.openedAt === now?.openedAt) return;
    this.#ending = before?.isGuest === false && !now ? 'logged-out' : undefined;
    this.#tell();
  }

  /** @param listener is called when the visitor became another. @returns ends it */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #currentToken(): string | undefined {
    const { accessToken, renewedAt } = this.#kept() ?? { renewedAt: NEVER };
    const age = this.#parts.now() - renewedAt;
    // Below zero, the visitor has corrected the clock.
    return age >= 0 && age < RENEW_AFTER_MS ? accessToken : undefined;
  }

  async #renew(): Promise<string | undefined> {
    const before = this.#kept();
    if (!before) return undefined;
    const tokens = await this.#parts.requests.refresh(before.refreshToken);
    // Meanwhile the visitor became another, or another tab was faster.
    if (this.#kept()?.refreshToken !== before.refreshToken) return this.#currentToken();
    if (!tokens) {
      this.#end('ended');
      return undefined;
    }
    this.#keep({ ...before, ...tokens, renewedAt: this.#parts.now() });
    return tokens.accessToken;
  }

  #open(tokens: Tokens, { isGuest }: { isGuest: boolean }): void {
    const now = this.#parts.now();
    this.#ending = undefined;
    this.#keep({ ...tokens, isGuest, openedAt: now, renewedAt: now });
    this.#tell();
  }

  #end(ending: Ending): void {
    // A guest has never logged in: there is nothing to say.
    this.#ending = this.isOfAccount ? ending : undefined;
    this.#parts.storage.removeItem(KEPT);
    this.#tell();
  }

  #kept(): Kept | undefined {
    return read(this.#parts.storage.getItem(KEPT));
  }

  #keep({ accessToken, refreshToken, isGuest, openedAt, renewedAt }: Kept): void {
    this.#parts.storage.setItem(
      KEPT,
      JSON.stringify({ accessToken, refreshToken, isGuest, openedAt, renewedAt } satisfies Kept),
    );
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function read(text: string | null): Kept | undefined {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    // Of an older version of the page.
    return undefined;
  }
}
