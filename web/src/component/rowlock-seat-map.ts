import type { AccessToken, RowlockSeatMapElement, SeatDetail } from '../../public/rowlock-seat-map.d.ts';
import type { Emit } from './emit.ts';
import { componentStyles } from './styles.ts';
import { Visit } from './visit.ts';

const DEFAULT_MOST = 10;
/** The server that this script is from. */
const HERE = new URL(/* @vite-ignore */ '.', import.meta.url).href;

/**
 * `<rowlock-seat-map server="https://tickets.example" showing="...">`: the live seat map of a showing, in a page of any site.
 *
 * What a site can do with it is in public/rowlock-seat-map.d.ts, and explained at /embed.
 */
export class RowlockSeatMap extends HTMLElement implements RowlockSeatMapElement {
  static readonly observedAttributes = ['server', 'showing', 'language', 'max-seats', 'readonly'];

  readonly #root = this.attachShadow({ mode: 'open' });
  #accessToken: AccessToken | undefined;
  #visit: Visit | undefined;
  #isDue = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets.push(componentStyles());
  }

  connectedCallback(): void {
    this.#openSoon();
  }

  disconnectedCallback(): void {
    this.#close();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected) return;
    if (name === 'server' || name === 'showing') this.#openSoon();
    else this.#visit?.restate();
  }

  get accessToken(): AccessToken | undefined {
    return this.#accessToken;
  }

  set accessToken(token: AccessToken | undefined) {
    this.#accessToken = token;
    if (this.isConnected) this.#openSoon();
  }

  get seats(): SeatDetail[] {
    return this.#visit?.picker.details(this.#visit.picker.picked) ?? [];
  }

  async getAccessToken(): Promise<string | undefined> {
    return this.#visit?.visitor.accessToken();
  }

  async release(): Promise<void> {
    await this.#visit?.picker.release();
  }

  clear(): void {
    this.#visit?.picker.pick([]);
  }

  /** Once for all attributes that are set in one go. */
  #openSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#close();
      if (this.isConnected) this.#open();
    });
  }

  #open(): void {
    const showingId = this.getAttribute('showing');
    if (showingId === null || showingId === '') return;
    this.#visit = new Visit({
      root: this.#root,
      server: this.getAttribute('server') ?? HERE,
      showingId,
      accessToken: this.#accessToken,
      language: () => this.getAttribute('language') ?? this.closest('[lang]')?.getAttribute('lang') ?? 'en',
      most: () => Number(this.getAttribute('max-seats')) || DEFAULT_MOST,
      isReadonly: () => this.hasAttribute('readonly'),
      emit: this.#emit,
    });
    void this.#visit.open();
  }

  #close(): void {
    this.#visit?.[Symbol.dispose]();
    this.#visit = undefined;
    this.#root.replaceChildren();
  }

  readonly #emit: Emit = (name, detail) => {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  };
}

if (!customElements.get('rowlock-seat-map')) customElements.define('rowlock-seat-map', RowlockSeatMap);
