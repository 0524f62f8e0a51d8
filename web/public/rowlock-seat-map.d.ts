// The types of <rowlock-seat-map>. Save this file beside your sources.

/** A seat, as the events of `<rowlock-seat-map>` tell it. */
export interface SeatDetail {
  id: string;
  /** As printed on the ticket, as in "C7". */
  label: string;
  row: string;
  number: string;
  section: string | null;
  category: { id: string; name: string };
  /** What the seat costs online, for each ticket type. */
  prices: { ticketType: { id: string; name: string }; amountMinor: number; currency: string; decimal: string }[];
}

/** `select`: the seats that are picked now. */
export interface SelectDetail {
  seats: SeatDetail[];
}

/** `hold`: the seats are kept for the visitor. */
export interface HoldDetail {
  holdId: string;
  seats: SeatDetail[];
  /** By the server's clock, in RFC 3339. */
  expiresAt: string;
  /** For countdowns: it does not depend on the visitor's clock. */
  secondsLeft: number;
  /** The visitor held them before the page was loaded again. */
  isRestored: boolean;
}

/** `release`: the seats are not kept any more. */
export interface ReleaseDetail {
  holdId: string;
  /** `ended`: elsewhere, as when it was booked. */
  reason: 'released' | 'expired' | 'ended';
}

/** `error`: what did not work. The component has told the visitor. */
export interface ErrorDetail {
  /** NETWORK, ORIGIN_NOT_ALLOWED, or a code of the API, as in SeatsUnavailable or RATE_LIMITED. */
  code: string;
  /** For developers, in English. */
  message: string;
}

/** What `event.detail` is, by the name of the event. */
export interface SeatMapEvents {
  select: SelectDetail;
  hold: HoldDetail;
  release: ReleaseDetail;
  error: ErrorDetail;
}

/** An access token that the site has, or a function that gives one each time: tokens last 15 minutes. */
export type AccessToken = string | (() => string | Promise<string>);

/** `<rowlock-seat-map server="https://tickets.example" showing="...">` */
export interface RowlockSeatMapElement extends HTMLElement {
  /** Seats are held for the account of this token. Undefined: for a guest, who is made at the first hold. */
  accessToken: AccessToken | undefined;
  /** What is picked now. */
  readonly seats: SeatDetail[];
  /** Of the visitor who holds seats, to quote and to book them. Undefined before the first hold. */
  getAccessToken(): Promise<string | undefined>;
  /** Gives the held seats back. */
  release(): Promise<void>;
  /** Nothing is picked any more. What is held stays. */
  clear(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'rowlock-seat-map': RowlockSeatMapElement;
  }
}
