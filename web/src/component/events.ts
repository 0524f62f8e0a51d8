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

export interface SeatMapEvents {
  select: SelectDetail;
  hold: HoldDetail;
  release: ReleaseDetail;
  error: ErrorDetail;
}

export type Emit = <Name extends keyof SeatMapEvents>(name: Name, detail: SeatMapEvents[Name]) => void;
