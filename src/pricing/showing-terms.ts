import type { SeatCategory, TicketType, Weekday } from '../generated/prisma/client.ts';

/** What a seat of the category costs a person of the type, before surcharges. */
export interface BasePrice {
  category: SeatCategory;
  ticketType: TicketType;
  amountMinor: bigint;
}

/** A surcharge of a price list. Whatever is empty or null fits all. */
export interface SurchargeRule {
  label: string;
  /** May be negative. */
  amountMinor: bigint;
  weekdays: readonly Weekday[];
  /** In minutes since midnight, on the cinema's clock. */
  fromMinute: number | null;
  /** Before it. */
  untilMinute: number | null;
  formats: readonly string[];
  seatCategoryIds: readonly string[];
}

/** When a showing starts, on the cinema's clock, and what is shown. */
export interface ShowingStart {
  /** Of the business day. */
  weekday: Weekday;
  /** Since midnight. */
  minute: number;
  /** When the business day ends. */
  dayEndsAtMinute: number;
  format: string;
}

/** All that the quotes of a showing are made of, as it was in force at one price revision. */
export interface ShowingTerms {
  showingId: string;
  seatMapId: string;
  currency: string;
  /** For each ticket that is bought online. */
  bookingFeeMinor: bigint;
  /** In hundredths of a percent; contained in every price and fee. */
  taxRateBasisPoints: number;
  start: ShowingStart;
  /** In the order of categories and ticket types. */
  prices: readonly BasePrice[];
  /** In the order of the list. */
  surcharges: readonly SurchargeRule[];
}
