import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A country: ISO 3166-1, two letters, as in DE. ZZ stands for an unknown one. */
  CountryCode: { input: string; output: string; }
  /** A currency, as in EUR. */
  CurrencyCode: { input: string; output: string; }
  /** A day without a time or a zone, as in 2026-11-21. */
  Date: { input: string; output: string; }
  /** An instant in RFC 3339 with its offset, as in 2026-11-21T19:30:00.000Z. */
  DateTime: { input: string; output: string; }
  /** An e-mail address, also an international one. As an input any text: spaces around it are ignored, and one that is no address is InvalidInput. */
  EmailAddress: { input: string; output: string; }
  /** A language by its BCP 47 tag, as in de or pt-BR. */
  LanguageTag: { input: string; output: string; }
  /** A time of day, to the minute, without a zone, as in 17:30. */
  LocalTime: { input: string; output: string; }
  /** A whole number of up to 53 bits. */
  SafeInt: { input: number; output: number; }
  /** A time zone by its IANA name, as in Europe/Berlin. As an input any text: one that is no name of IANA is InvalidInput. */
  TimeZone: { input: string; output: string; }
  /** An absolute URL, http or https. */
  URL: { input: string; output: string; }
};

/** What a showing offers to people who would miss something without it. */
export type AccessibilityFeature =
  /** A voice says over headphones what is seen. */
  | 'AUDIO_DESCRIPTION'
  /** What is spoken and heard is shown as text. */
  | 'CAPTIONS'
  /** The sound reaches hearing aids directly. */
  | 'HEARING_LOOP'
  /** Lights stay on and the sound is lower; moving and talking are welcome. */
  | 'RELAXED'
  /** Interpreted in sign language. */
  | 'SIGN_LANGUAGE';

/** A field that is left out does not filter. A list means "any of these"; an empty one finds nothing. */
export type AccountFilter = {
  /** With a role for one of these cinemas, or for all cinemas. */
  cinemaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** With one of these roles; with cinemaIds, for one of these cinemas. Included roles do not count. */
  roles?: InputMaybe<Array<Role>>;
  /** A part of the e-mail address or the name, in any case of letters. At most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
};

export type AddressInput = {
  /** 1 to 100 characters. */
  city: Scalars['String']['input'];
  country: Scalars['CountryCode']['input'];
  /** 1 to 20 characters. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** A state or county, 1 to 100 characters; null where the country has none. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** Street and house number, 1 to 200 characters. */
  street: Scalars['String']['input'];
};

export type ArchiveMovieInput = {
  /** Movie.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};

export type ArchivePriceListInput = {
  /** PriceList.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};

export type ArchivePromoCodeInput = {
  /** PromoCode.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};

export type ArchiveTicketTypeInput = {
  /** TicketType.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};

/** A field that is left out does not filter. A list means "any of these"; an empty one finds nothing. */
export type AuditFilter = {
  /** Mutations, as in "updateMovie". */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  actorIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What is about no cinema is left out. */
  cinemaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  entityIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** At this instant or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this instant. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type BlockSeatMapSeatsInput = {
  /** For staff, 1 to 200 characters: see SeatMap.blockedSeats and ShowingSeat.use. */
  reason: Scalars['String']['input'];
  /** Of this version of the map: 1 to 100; each counts once. */
  seatIds: Array<Scalars['ID']['input']>;
  seatMapId: Scalars['ID']['input'];
};

export type BlockSeatsInput = {
  /** For staff, 1 to 200 characters: see ShowingSeat.use. */
  reason: Scalars['String']['input'];
  /** 1 to 500; each counts once. */
  seatIds: Array<Scalars['ID']['input']>;
  showingId: Scalars['ID']['input'];
};

/** A field that is left out does not filter. A list means "any of these"; an empty one finds nothing. */
export type BookingFilter = {
  cinemaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Placed then or later. */
  placedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Placed before. */
  placedTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** One of its refunds has one of these. FAILED: staff give it back another way, and it stays FAILED: see Refund.paidOtherwise. */
  refundStatuses?: InputMaybe<Array<RefundStatus>>;
  showingIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The showing starts then or later. */
  startsFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** The showing starts before. */
  startsTo?: InputMaybe<Scalars['DateTime']['input']>;
  statuses?: InputMaybe<Array<BookingStatus>>;
};

/** What a line of a quote is for. */
export type BookingLineKind =
  /** The price of the tickets that were exchanged; its amount is negative. */
  | 'CREDIT'
  /** Taken off; its amount is negative. */
  | 'DISCOUNT'
  /** The booking fee of a ticket. */
  | 'FEE'
  /** Added to a ticket, by a rule of the price list; negative where it makes it cheaper. */
  | 'SURCHARGE'
  /** The price of a ticket. */
  | 'TICKET';

/** In which bookings are listed. */
export type BookingOrder =
  /** The oldest first. */
  | 'PLACED_AT_ASC'
  /** The newest first. */
  | 'PLACED_AT_DESC'
  /** Those of the earliest showing first. */
  | 'STARTS_AT_ASC'
  /** Those of the latest showing first. */
  | 'STARTS_AT_DESC';

/** The state of a booking. */
export type BookingStatus =
  /** Given back by its buyer, its showing was cancelled, or all its tickets were exchanged for another showing. */
  | 'CANCELLED'
  /** Paid; its tickets are VALID. */
  | 'CONFIRMED'
  /** To be paid at the counter; the seats are kept until payableUntil, for retryPayment or until releaseHold. */
  | 'DUE_AT_COUNTER'
  /** Not paid in time. */
  | 'EXPIRED'
  /** Declined; the seats are kept until payableUntil, for retryPayment or until releaseHold. */
  | 'PAYMENT_FAILED'
  /** The payment is in progress. */
  | 'PENDING_PAYMENT';

export type CancelBookingInput = {
  bookingId: Scalars['ID']['input'];
  /** The same key and input cancel once. 1 to 200 characters. */
  idempotencyKey: Scalars['ID']['input'];
  /** All that are VALID when left out. */
  ticketIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type CancelShowingInput = {
  /** 1 to 200 characters, a fresh one for each intent. */
  idempotencyKey: Scalars['ID']['input'];
  /** 1 to 200 characters. Everybody sees it: see ShowingCancellation.reason. */
  reason: Scalars['String']['input'];
  showingId: Scalars['ID']['input'];
};

export type CancellationPolicyInput = {
  /** Until so long before the start; null: buyers cannot cancel. */
  cutoffMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Kept for each ticket; in the cinema's currency. */
  feePerTicket: MoneyInput;
  /** Whether the booking fee is given back as well. */
  refundsBookingFee?: Scalars['Boolean']['input'];
};

/** An age rating. */
export type CertificateInput = {
  /** As printed, as in "FSK 12": 1 to 20 characters. */
  label: Scalars['String']['input'];
  /** From 0 to 99. Null or 0: none. */
  minimumAge?: InputMaybe<Scalars['Int']['input']>;
};

export type ChangeEmailInput = {
  /** The current address takes back what was asked for before. */
  newEmail: Scalars['EmailAddress']['input'];
  /** The current one. */
  password: Scalars['String']['input'];
};

export type ChangeHoldInput = {
  /** Of the same showing, each once; none that the hold has. */
  addSeatIds?: Array<Scalars['ID']['input']>;
  holdId: Scalars['ID']['input'];
  /** Of the hold, each once; one seat of the hold has to stay. */
  removeSeatIds?: Array<Scalars['ID']['input']>;
};

export type ChangePasswordInput = {
  currentPassword: Scalars['String']['input'];
  /** Another one than now. The rules are those of RegisterInput.password. */
  newPassword: Scalars['String']['input'];
};

export type CloseAccountInput = {
  /** The current one; of a guest null. */
  password?: InputMaybe<Scalars['String']['input']>;
};

export type CloseAuditoriumInput = {
  /** Auditorium.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};

export type CloseCinemaInput = {
  /** Cinema.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};

export type ContactInput = {
  email: Scalars['EmailAddress']['input'];
  locale?: InputMaybe<Scalars['LanguageTag']['input']>;
  /** 1 to 100 characters, in one line. An emoji is one. */
  name: Scalars['String']['input'];
  /** 5 to 30 characters: digits, a plus sign, spaces, brackets and hyphens. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

export type CreateAuditoriumInput = {
  cinemaId: Scalars['ID']['input'];
  /** 1 to 100 characters; no other open auditorium of the cinema has it. */
  name: Scalars['String']['input'];
};

export type CreateCinemaInput = {
  address: AddressInput;
  /** For each ticket that is bought online, in the cinema's currency; 0 when left out. */
  bookingFee?: InputMaybe<MoneyInput>;
  /** Showings that start before it belong to the day before. */
  businessDayEndsAt?: Scalars['LocalTime']['input'];
  /** Left out: until 60 minutes before the start, without a fee. */
  cancellationPolicy?: InputMaybe<CancellationPolicyInput>;
  /** Unpaid bookings for the counter are released so long before the start; null: not offered. */
  counterReleaseMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** It cannot be changed later. */
  currency: Scalars['CurrencyCode']['input'];
  location?: InputMaybe<GeoPointInput>;
  /** 1 to 100 characters; no other open cinema of the city has it. */
  name: Scalars['String']['input'];
  /** In hundredths of a percent, from 0 to 10000: 700 is 7 %. */
  taxRateBasisPoints?: Scalars['Int']['input'];
  /** An alias is kept as one, as Asia/Calcutta. */
  timeZone: Scalars['TimeZone']['input'];
  /** Wheelchair places are for all buyers from so long before the start on; null: once staff releases them. */
  wheelchairReleaseMinutes?: InputMaybe<Scalars['Int']['input']>;
};

export type CreateMovieInput = {
  /** From 1888 to 2199. Null: showings can be scheduled at any time. */
  availableFrom?: InputMaybe<Scalars['Date']['input']>;
  /** From 1888 to 2199, not before availableFrom. Null: open. */
  availableUntil?: InputMaybe<Scalars['Date']['input']>;
  /** At most 100, each of 1 to 100 characters, the leading ones first. */
  cast?: Array<Scalars['String']['input']>;
  /** Null: it was not rated. */
  certificate?: InputMaybe<CertificateInput>;
  /** At most 100, each of 1 to 100 characters. */
  directors?: Array<Scalars['String']['input']>;
  /** At most 20, each of 1 to 50 characters. */
  genres?: Array<Scalars['String']['input']>;
  /** 1 to 200 characters. The same as title: none. */
  originalTitle?: InputMaybe<Scalars['String']['input']>;
  /** With https or http, at most 2000 characters. */
  posterUrl?: InputMaybe<Scalars['URL']['input']>;
  /** From 1888 to 2199. */
  releaseDate?: InputMaybe<Scalars['Date']['input']>;
  /** 1 to 1000. */
  runtimeMinutes: Scalars['Int']['input'];
  /** At most 4000 characters. */
  synopsis: Scalars['String']['input'];
  /** 1 to 200 characters. No other movie that is not archived has it with the same releaseDate. */
  title: Scalars['String']['input'];
  /** With https or http, at most 2000 characters. */
  trailerUrl?: InputMaybe<Scalars['URL']['input']>;
};

export type CreatePriceListInput = {
  cinemaId: Scalars['ID']['input'];
  /** 1 to 100 characters; no other price list of the cinema that is in use has it. */
  name: Scalars['String']['input'];
  /** 1 to 500, each pair of category and ticket type once. */
  prices: Array<PriceInput>;
  /** At most 100, in the order of the lines. */
  surcharges?: Array<SurchargeInput>;
};

export type CreatePromoCodeInput = {
  /** Where it is good. At most 100. Empty: everywhere. */
  cinemaIds?: Array<Scalars['ID']['input']>;
  /** 4 to 40 letters, digits and hyphens; no other promo code that is in use has it, in any case. */
  code: Scalars['String']['input'];
  /** With others that are, in one booking. */
  combinable?: Scalars['Boolean']['input'];
  discount: PromoDiscountInput;
  /** Bookings; for freeSeats, seats. 1 to 1,000,000. Null: no cap. */
  maxUses?: InputMaybe<Scalars['Int']['input']>;
  /** The same for each account. 1 to 1,000,000. Null: no cap. */
  maxUsesPerAccount?: InputMaybe<Scalars['Int']['input']>;
  /** At most 100. Empty: for all movies. */
  movieIds?: Array<Scalars['ID']['input']>;
  /** Which tickets it makes cheaper; of the cinemas, where these are given. At most 100. Empty: all. */
  ticketTypeIds?: Array<Scalars['ID']['input']>;
  /** Null: from the beginning. */
  validFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before it. Null: without an end. */
  validUntil?: InputMaybe<Scalars['DateTime']['input']>;
};

export type CreateReviewInput = {
  movieId: Scalars['ID']['input'];
  /** 1 to 5. */
  rating: Scalars['Int']['input'];
  /** 1 to 2,000 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
};

export type CreateTicketTypeInput = {
  cinemaId: Scalars['ID']['input'];
  /** For the buyer. 1 to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 100. Null: any number. */
  maxPerBooking?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 100 characters; no other ticket type of the cinema that is sold has it. */
  name: Scalars['String']['input'];
  /** A ticket type of the cinema: at most one for each ticket of that type in the booking. Null: by itself. */
  oneForEachId?: InputMaybe<Scalars['ID']['input']>;
  /** Only on seats with this feature. Null: on any. */
  seatFeature?: InputMaybe<SeatFeature>;
  /** False: at the counter only. */
  soldOnline?: Scalars['Boolean']['input'];
};

export type DeleteReviewInput = {
  id: Scalars['ID']['input'];
};

export type ExchangeTicketsInput = {
  bookingId: Scalars['ID']['input'];
  /** What the buyer was shown: that of quoteExchange. Otherwise PriceChanged. */
  expectedDifference: MoneyInput;
  /** The caller's own, in the showing of the booking or another of its cinema. */
  holdId: Scalars['ID']['input'];
  /** The same key and input exchange once. 1 to 200 characters. */
  idempotencyKey: Scalars['ID']['input'];
  /** Null when nothing is to be paid, and only then. */
  payment?: InputMaybe<PaymentInput>;
  /** One for each seat of the hold. */
  tickets: Array<TicketExchangeInput>;
};

export type ExportMyDataInput = {
  /** The current one; of a guest null. */
  password?: InputMaybe<Scalars['String']['input']>;
};

export type ExtendHoldInput = {
  holdId: Scalars['ID']['input'];
};

export type GeoPointInput = {
  /** From -90 to 90; north is positive. */
  latitude: Scalars['Float']['input'];
  /** From -180 to 180; east is positive. */
  longitude: Scalars['Float']['input'];
};

export type GrantRoleInput = {
  accountId: Scalars['ID']['input'];
  /** Null or left out: all cinemas; with ADMIN always. */
  cinemaId?: InputMaybe<Scalars['ID']['input']>;
  role: Role;
};

export type HideReviewInput = {
  id: Scalars['ID']['input'];
  /** For the audit log, 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

export type HoldBestAvailableInput = {
  /** Any of these; all when left out. */
  categoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /**
   * One of the seats for each: [WHEELCHAIR, COMPANION] is a place and the companion place that belongs to it. Without,
   * such places are left alone until they are released.
   */
  features?: InputMaybe<Array<SeatFeature>>;
  /**
   * The same key and input give the same hold, until it is over, in whatever order the lists are. 1 to 200 characters.
   * Without a key a repeated request holds other seats.
   */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  /** How many seats: from 1 to as many as MAX_SEATS_PER_HOLD says. */
  quantity: Scalars['Int']['input'];
  showingId: Scalars['ID']['input'];
  /** True: SeatsUnavailable rather than a split. */
  together?: Scalars['Boolean']['input'];
};

/** A field that is left out does not filter. A list means "any of these"; an empty one finds nothing. */
export type HoldFilter = {
  showingIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  statuses?: InputMaybe<Array<HoldStatus>>;
};

export type HoldSeatsInput = {
  /** The same key and input give the same hold, until it is over. 1 to 200 characters. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  /** Each once; at most as many as MAX_SEATS_PER_HOLD says. */
  seatIds: Array<Scalars['ID']['input']>;
  showingId: Scalars['ID']['input'];
};

/** The state of a hold. */
export type HoldStatus =
  /** Keeps its seats. */
  | 'ACTIVE'
  /** Has become a booking. */
  | 'CONVERTED'
  /** Past its deadline. */
  | 'EXPIRED'
  /** Its account gave the seats back. */
  | 'RELEASED';

export type ImportSeatMapInput = {
  auditoriumId: Scalars['ID']['input'];
  /** At most 5,000,000 bytes in UTF-8, and 20,000 seats. */
  document: Scalars['String']['input'];
  /** Checks and answers with the map that would be made, with an id that cannot be read again. With the newest version when none would be made. */
  dryRun?: Scalars['Boolean']['input'];
  format: SeatMapFormat;
};

export type ImportShowingsInput = {
  cinemaId: Scalars['ID']['input'];
  /** CSV, as docs/programme-csv.md has it: a showing a line, at most 500, and at most 250,000 characters. */
  document: Scalars['String']['input'];
  /** Only checks. */
  dryRun?: Scalars['Boolean']['input'];
};

export type LoginInput = {
  email: Scalars['EmailAddress']['input'];
  password: Scalars['String']['input'];
};

export type LogoutInput = {
  /** Every session of the account, and not only this one. */
  everywhere?: Scalars['Boolean']['input'];
};

export type MoneyInput = {
  /** In minor units of the currency. */
  amountMinor: Scalars['SafeInt']['input'];
  currency: Scalars['CurrencyCode']['input'];
};

export type MoveShowingInput = {
  /** Another one of the cinema. It is then sold on the newest version of its seat map. */
  auditoriumId: Scalars['ID']['input'];
  /** Answers with the moves and changes nothing, the key included. A ticket without a seat has no `to`. */
  dryRun?: Scalars['Boolean']['input'];
  /** Its version as it was read: a faster change is not overwritten. */
  expectedVersion: Scalars['Int']['input'];
  /** 1 to 200 characters, a fresh one for each intent. */
  idempotencyKey: Scalars['ID']['input'];
  /** Tickets without a seat are refunded in full; otherwise SeatsMissing. */
  refundUnseated?: Scalars['Boolean']['input'];
  /** By hand, for some tickets: at most 1000. */
  seats?: Array<SeatMoveInput>;
  showingId: Scalars['ID']['input'];
};

/** A field that is left out does not filter. A list means "any of these"; an empty one finds nothing. */
export type MovieFilter = {
  /** An age in years at which the door lets a person in: minimumAge is at most this, or there is none. */
  age?: InputMaybe<Scalars['Int']['input']>;
  /** With a showing still to come in one of these cinemas. With dates: one that fits both. */
  cinemaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** True: availableFrom is in the future, by the date in UTC. False: it is not, or it is null. */
  comingSoon?: InputMaybe<Scalars['Boolean']['input']>;
  /** With a showing still to come on one of these business days of its cinema: see Cinema.businessDayEndsAt. With cinemaIds: one that fits both. */
  dates?: InputMaybe<Array<Scalars['Date']['input']>>;
  /** Of `Query.genres`. */
  genres?: InputMaybe<Array<Scalars['String']['input']>>;
  /** True: with a showing still to come. False: without. */
  nowShowing?: InputMaybe<Scalars['Boolean']['input']>;
  /** Words of title, original title, cast, directors or synopsis, or their beginnings. Accents are forgiven, and typing errors in whole words: one in a word of four or five letters, two in a longer one. At most 200 characters. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** How movies are sorted. */
export type MovieOrder =
  /** The newest first; those without a date last. */
  | 'RELEASE_DATE_DESC'
  /** Those with all words in the title first, then in title, cast or directors, then anywhere; those found only despite typing errors last. Without a search the same as TITLE. */
  | 'RELEVANCE'
  /** By the alphabet; numbers by their value. */
  | 'TITLE';

/** From the first day to the last, at most 366 days. */
export type OccupancyReportInput = {
  /** Left out: every cinema of which the caller may see reports. Any other is FORBIDDEN. */
  cinemaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  from: Scalars['Date']['input'];
  /** Left out: every movie. */
  movieIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Included. */
  to: Scalars['Date']['input'];
};

/** How the buyer pays: exactly one of these. */
export type PaymentInput =
  /** True to pay at the counter by Booking.payableUntil. Accepted only when BookingQuote.atCounterOffered is true. */
  { atCounter: Scalars['Boolean']['input']; token?: never; }
  |  /** A token of the payment provider, never a card number. 1 to 200 characters. */
  { atCounter?: never; token: Scalars['String']['input']; };

/** How it was paid. */
export type PaymentMethod =
  /** By the payment provider's token. */
  | 'CARD'
  /** In cash, at the counter. */
  | 'CASH'
  /** Given away: nothing was paid. */
  | 'COMP'
  /** At a card terminal, at the counter. */
  | 'TERMINAL';

/** The state of an attempt to pay. What is given back is no status: see Refund. */
export type PaymentStatus =
  /** No money was taken. */
  | 'DECLINED'
  /** The provider has not answered yet. */
  | 'PENDING'
  /** The buyer has to do something: see Payment.nextAction. */
  | 'REQUIRES_ACTION'
  /** The money was taken. */
  | 'SUCCEEDED';

export type PlaceBookingInput = {
  /** Where word of the booking goes. Guests have to give it; left out, the account's own. */
  contact?: InputMaybe<ContactInput>;
  /** What the buyer was shown: that of quoteBooking. If the tickets cost something else: PriceChanged. */
  expectedTotal: MoneyInput;
  holdId: Scalars['ID']['input'];
  /** The same key and input give the same booking. 1 to 200 characters. */
  idempotencyKey: Scalars['ID']['input'];
  /** Null when the total is 0, and only then. */
  payment?: InputMaybe<PaymentInput>;
  /** At most 5, in any case. Of two that are not good together the first one stays. First the dearest tickets are free, then percentages of the full price are taken off, then amounts. */
  promoCodes?: Array<Scalars['String']['input']>;
  /** One for each seat of the hold. */
  tickets: Array<TicketInput>;
};

export type PriceInput = {
  /** A seat category of the cinema. */
  categoryId: Scalars['ID']['input'];
  /** 0 or more, in the cinema's currency, tax included. */
  price: MoneyInput;
  /** A ticket type of the cinema that is sold. */
  ticketTypeId: Scalars['ID']['input'];
};

/** Why a promo code makes a booking no cheaper. */
export type PromoCodeRejection =
  /** It is no longer valid. */
  | 'EXPIRED'
  /** It, or one before it in the list, is not good together with others. */
  | 'NOT_COMBINABLE'
  /** It is for other movies or ticket types, or the tickets cost nothing without it. */
  | 'NOT_FOR_THIS'
  /** It is valid later. */
  | 'NOT_YET_VALID'
  /** There is none, it was archived, or it is for other cinemas. */
  | 'UNKNOWN'
  /** It was used as often as it can be, by all or by the account. */
  | 'USED_UP';

export type PromoDiscountInput =
  /** Off each ticket; more than 0. */
  { amountPerTicket: MoneyInput; freeSeats?: never; percent?: never; }
  |  /** A voucher for so many tickets, fee aside. 1 to 100. */
  { amountPerTicket?: never; freeSeats: Scalars['Int']['input']; percent?: never; }
  |  /** Of each ticket. 1 to 100. */
  { amountPerTicket?: never; freeSeats?: never; percent: Scalars['Int']['input']; };

export type QuoteBookingInput = {
  holdId: Scalars['ID']['input'];
  /** At most 5, in any case. Of two that are not good together the first one stays. First the dearest tickets are free, then percentages of the full price are taken off, then amounts. */
  promoCodes?: Array<Scalars['String']['input']>;
  /** One for each seat of the hold. */
  tickets: Array<TicketInput>;
};

export type QuoteCancellationInput = {
  bookingId: Scalars['ID']['input'];
  /** All that are VALID when left out. */
  ticketIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type QuoteExchangeInput = {
  bookingId: Scalars['ID']['input'];
  /** The caller's own, in the showing of the booking or another of its cinema. */
  holdId: Scalars['ID']['input'];
  /** One for each seat of the hold. */
  tickets: Array<TicketExchangeInput>;
};

export type RefreshSessionInput = {
  refreshToken: Scalars['String']['input'];
};

/**
 * ticketIds alone: voids these tickets and gives back their price, without the booking fee. amount alone: goodwill, tickets
 * stay. Both: voids the tickets and gives back the amount.
 */
export type RefundBookingInput = {
  /** In the currency of the booking. 0 only with ticketIds. */
  amount?: InputMaybe<MoneyInput>;
  bookingId: Scalars['ID']['input'];
  /** The same key and input refund once. 1 to 200 characters. */
  idempotencyKey: Scalars['ID']['input'];
  /**
   * True: staff have given the money back themselves, by bank transfer or in cash. The provider is not asked, and the
   * refund is SUCCEEDED at once.
   */
  paidOtherwise?: Scalars['Boolean']['input'];
  /** For the refund and the audit log. 1 to 200 characters. */
  reason: Scalars['String']['input'];
  /** VALID ones. A ticket that was used stays. */
  ticketIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Why money was given back. */
export type RefundReason =
  /** The booking was cancelled. */
  | 'BOOKING_CANCELLED'
  /** The new tickets cost less than the exchanged ones. */
  | 'EXCHANGE'
  /** The payment succeeded after the seats were lost, or the showing moved to where there is no seat for the ticket. */
  | 'SEATS_LOST'
  /** The showing was cancelled. */
  | 'SHOWING_CANCELLED'
  /** Staff decided it: see Refund.note. */
  | 'STAFF';

/** The state of a refund. */
export type RefundStatus =
  /** The provider refused: staff have to give it back another way. */
  | 'FAILED'
  /** The provider has not confirmed it yet. */
  | 'PENDING'
  /** The money was given back. */
  | 'SUCCEEDED';

export type RegisterInput = {
  /** Upper and lower case are the same, and spaces around it are ignored. */
  email: Scalars['EmailAddress']['input'];
  /** 1 to 100 characters, in one line. An emoji is one. */
  name: Scalars['String']['input'];
  /** 8 to 128 characters; accents can be typed in any form. Common passwords, the address and the name are refused. */
  password: Scalars['String']['input'];
};

export type ReissueTicketInput = {
  ticketId: Scalars['ID']['input'];
};

export type ReleaseHoldInput = {
  holdId: Scalars['ID']['input'];
};

export type ReleaseWheelchairPlacesInput = {
  /** For the audit log, 1 to 200 characters. */
  reason: Scalars['String']['input'];
  showingId: Scalars['ID']['input'];
};

export type RequestEmailVerificationInput = {
  email: Scalars['EmailAddress']['input'];
};

export type RequestPasswordResetInput = {
  email: Scalars['EmailAddress']['input'];
};

/** Left out: unchanged. */
export type RescheduleShowingInput = {
  /** Another one of the cinema. It is then sold on the newest version of its seat map. */
  auditoriumId?: InputMaybe<Scalars['ID']['input']>;
  /** After it, before the auditorium is free again: 0 to 240. */
  cleaningMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Showing.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  /** Before the movie: 0 to 240. */
  leadMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** As in ShowingInput. Sales close as long before it as before. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type ResendTicketsInput = {
  /** Of its contact, or of its account. */
  email: Scalars['EmailAddress']['input'];
  /** Of the booking. Case, spaces and hyphens do not matter. */
  reference: Scalars['String']['input'];
};

export type ResetPasswordInput = {
  /** The rules are those of RegisterInput.password. */
  newPassword: Scalars['String']['input'];
  /** What the link of the mail has after `#token=`. It works once, for 30 minutes. */
  token: Scalars['String']['input'];
};

export type RetryDeadLetterInput = {
  deadLetterId: Scalars['ID']['input'];
};

export type RetryPaymentInput = {
  bookingId: Scalars['ID']['input'];
  /** The same key and input give the same booking. 1 to 200 characters. */
  idempotencyKey: Scalars['ID']['input'];
  payment: PaymentInput;
};

/** The order of reviews. */
export type ReviewOrder =
  /** The newest first. */
  | 'CREATED_AT_DESC'
  /** The worst first. */
  | 'RATING_ASC'
  /** The best first. */
  | 'RATING_DESC';

export type RevokeRoleInput = {
  accountId: Scalars['ID']['input'];
  /** As it was granted. Null or left out: that for all cinemas. */
  cinemaId?: InputMaybe<Scalars['ID']['input']>;
  role: Role;
};

export type RevokeSessionInput = {
  sessionId: Scalars['ID']['input'];
};

/** What staff may do. MANAGER includes BOX_OFFICE, which includes DOOR. */
export type Role =
  /** Everything. */
  | 'ADMIN'
  /** Reads reports, statements and the audit log; changes nothing. */
  | 'AUDITOR'
  /** Sells, finds bookings, blocks seats. */
  | 'BOX_OFFICE'
  /** Checks tickets in. */
  | 'DOOR'
  /** Programme, prices, and decisions that override a rule. */
  | 'MANAGER';

/** What a row of a sales report is about. A row has one currency. */
export type SalesGrouping =
  /** A cinema, in the order of names. */
  | 'CINEMA'
  /** A business day, in the order of days. */
  | 'DAY'
  /** A movie, in the order of titles. */
  | 'MOVIE'
  /** A showing, in the order of starts. */
  | 'SHOWING';

/** From the first day to the last, at most 366 days. */
export type SalesReportInput = {
  /** Left out: every cinema of which the caller may see reports. Any other is FORBIDDEN. */
  cinemaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  from: Scalars['Date']['input'];
  groupBy: SalesGrouping;
  /** Left out: every movie. */
  movieIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Included. */
  to: Scalars['Date']['input'];
};

export type ScheduleShowingsInput = {
  /** Only checks. */
  dryRun?: Scalars['Boolean']['input'];
  /** 1 to 500, with at most 200,000 seats together. */
  showings: Array<ShowingInput>;
};

/** What is special about a seat. */
export type SeatFeature =
  /** Without a neighbour on at least one side. */
  | 'AISLE'
  /** Beside a WHEELCHAIR place, for a companion: see Seat.companionOf. */
  | 'COMPANION'
  /** Half of a seat for two, sold only with the other half: see Seat.soldWith. */
  | 'COUPLE'
  /** Part of the screen cannot be seen. */
  | 'RESTRICTED_VIEW'
  /** A place for a wheelchair. */
  | 'WHEELCHAIR';

/** How a document describes a seat map: docs/seat-maps.md has both formats. */
export type SeatMapFormat =
  /** The open seating-plan format of pretix. */
  | 'PRETIX_JSON'
  /** Rows of characters, one character a seat. */
  | 'TEXT';

export type SeatMoveInput = {
  /** Of the new auditorium. What it costs does not matter. */
  seatId: Scalars['ID']['input'];
  ticketId: Scalars['ID']['input'];
};

/** The state of a seat of a showing. */
export type SeatStatus =
  /** Can be held. */
  | 'AVAILABLE'
  /** Not for sale. */
  | 'BLOCKED'
  /** Kept for one account until a deadline. */
  | 'HELD'
  /** Bought. */
  | 'SOLD';

/** A field that is left out does not filter. A list means "any of these"; an empty one finds nothing. */
export type ShowingFilter = {
  /** Has all of these. */
  accessibility?: InputMaybe<Array<AccessibilityFeature>>;
  auditoriumIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  cinemaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Starts on one of these business days of its cinema: see Cinema.businessDayEndsAt. */
  dates?: InputMaybe<Array<Scalars['Date']['input']>>;
  /** Of `Query.showingFormats`. */
  formats?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Starts then or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Spoken. */
  languages?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
  movieIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** So many neighbouring seats, from 1 to 20, are still free. Wheelchair and companion places do not count until they are released: see Showing.wheelchairReleasedAt. Each showing that the rest of the filter leaves is looked at until the page is full: name a time, and cinemas or a movie. */
  seatsTogether?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<Array<ShowingStatus>>;
  subtitles?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
  /** Starts before. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** All times are to the minute. A showing ends after leadMinutes and the movie, and its auditorium is free again after cleaningMinutes. */
export type ShowingInput = {
  accessibility?: Array<AccessibilityFeature>;
  /** It is sold on the newest version of its seat map. */
  auditoriumId: Scalars['ID']['input'];
  /** After it, before the auditorium is free again: 0 to 240. */
  cleaningMinutes?: Scalars['Int']['input'];
  /** 1 to 20 characters. */
  format?: Scalars['String']['input'];
  guardsSingleSeats?: Scalars['Boolean']['input'];
  /** Spoken. */
  language?: InputMaybe<Scalars['LanguageTag']['input']>;
  /** Advertisements and trailers, before the movie: 0 to 240. */
  leadMinutes?: Scalars['Int']['input'];
  movieId: Scalars['ID']['input'];
  /** Of the cinema. */
  priceListId: Scalars['ID']['input'];
  /** For this showing alone, in place of the list's: at most 200. */
  priceOverrides?: Array<PriceInput>;
  /** In the future, and not after the end of the showing. At startsAt when left out. */
  salesCloseAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before they close. At once when left out. */
  salesOpenAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** In the future, at most two years from now, and on a business day on which the movie is available: see Movie.availableFrom. */
  startsAt: Scalars['DateTime']['input'];
  /** At most 10. */
  subtitles?: Array<Scalars['LanguageTag']['input']>;
};

/** In which showings are listed. */
export type ShowingOrder =
  /** The earliest first. */
  | 'STARTS_AT_ASC'
  /** The latest first. */
  | 'STARTS_AT_DESC';

/** Whether seats can be held. Sold out is no status: see Showing.availability. */
export type ShowingStatus =
  /** Does not take place. */
  | 'CANCELLED'
  /** No longer on sale, or over. */
  | 'CLOSED'
  /** Seats can be held. */
  | 'ON_SALE'
  /** Not on sale yet. */
  | 'SCHEDULED';

export type StartGuestSessionInput = {
  /** The language of the guest's mails. */
  locale?: InputMaybe<Scalars['LanguageTag']['input']>;
};

export type SurchargeInput = {
  /** Not 0, in the cinema's currency, tax included. Negative: it makes tickets cheaper. */
  amount: MoneyInput;
  /** Seat categories of the cinema. Empty: all. */
  categoryIds?: Array<Scalars['ID']['input']>;
  /** See Showing.format. At most 50. Empty: all. */
  formats?: Array<Scalars['String']['input']>;
  /** Of the start, on the cinema's clock. Left out: from the beginning of the business day. */
  from?: InputMaybe<Scalars['LocalTime']['input']>;
  /** Of the line, as in "3D" or "Cinema Tuesday". 1 to 100 characters. */
  label: Scalars['String']['input'];
  /** Before it; past midnight when it is earlier than from. Left out: to the end of the business day. */
  until?: InputMaybe<Scalars['LocalTime']['input']>;
  /** Business days of the cinema. Empty: all. */
  weekdays?: Array<Weekday>;
};

export type TicketExchangeInput = {
  /** One of the seats of the hold. */
  seatId: Scalars['ID']['input'];
  ticketId: Scalars['ID']['input'];
  /** As before when left out. */
  ticketTypeId?: InputMaybe<Scalars['ID']['input']>;
};

export type TicketInput = {
  seatId: Scalars['ID']['input'];
  ticketTypeId: Scalars['ID']['input'];
};

/** Whether a ticket allows entry. */
export type TicketStatus =
  /** Not paid for yet. */
  | 'PENDING'
  /** Was checked in. */
  | 'USED'
  /** Allows one entry. */
  | 'VALID'
  /** No longer allows entry. */
  | 'VOID';

export type UnblockSeatMapSeatsInput = {
  /** For the audit log, 1 to 200 characters. */
  reason: Scalars['String']['input'];
  /** Of this version of the map: 1 to 100; each counts once. */
  seatIds: Array<Scalars['ID']['input']>;
  seatMapId: Scalars['ID']['input'];
};

export type UnblockSeatsInput = {
  /** For the audit log, 1 to 200 characters. */
  reason: Scalars['String']['input'];
  /** 1 to 500; each counts once. */
  seatIds: Array<Scalars['ID']['input']>;
  showingId: Scalars['ID']['input'];
};

export type UnhideReviewInput = {
  id: Scalars['ID']['input'];
};

export type UpdateAccountInput = {
  /** Account.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  /** 1 to 100 characters. Left out: unchanged. Null: removed. */
  name?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateAuditoriumInput = {
  /** Auditorium.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  /** 1 to 100 characters. Left out: unchanged. */
  name?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateCinemaInput = {
  /** Replaced as a whole. Left out: unchanged. */
  address?: InputMaybe<AddressInput>;
  /** In the cinema's currency. Left out: unchanged. */
  bookingFee?: InputMaybe<MoneyInput>;
  /** Left out: unchanged. */
  businessDayEndsAt?: InputMaybe<Scalars['LocalTime']['input']>;
  /** Replaced as a whole. Left out: unchanged. */
  cancellationPolicy?: InputMaybe<CancellationPolicyInput>;
  /** Left out: unchanged. Null: not offered. */
  counterReleaseMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Cinema.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  /** Left out: unchanged. Null: removed. */
  location?: InputMaybe<GeoPointInput>;
  /** 1 to 100 characters. Left out: unchanged. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** From 0 to 10000. Left out: unchanged. */
  taxRateBasisPoints?: InputMaybe<Scalars['Int']['input']>;
  /** Showings keep their instants, so that their local times change. Left out: unchanged. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** Left out: unchanged. Null: once staff releases them. */
  wheelchairReleaseMinutes?: InputMaybe<Scalars['Int']['input']>;
};

/** Left out: unchanged. Null: cleared, where the field of Movie is nullable. A list is replaced. */
export type UpdateMovieInput = {
  /** From 1888 to 2199. Null: showings can be scheduled at any time. */
  availableFrom?: InputMaybe<Scalars['Date']['input']>;
  /** From 1888 to 2199, not before availableFrom. Null: open. */
  availableUntil?: InputMaybe<Scalars['Date']['input']>;
  /** At most 100, each of 1 to 100 characters, the leading ones first. */
  cast?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Null: it was not rated. */
  certificate?: InputMaybe<CertificateInput>;
  /** At most 100, each of 1 to 100 characters. */
  directors?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Movie.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  /** At most 20, each of 1 to 50 characters. */
  genres?: InputMaybe<Array<Scalars['String']['input']>>;
  id: Scalars['ID']['input'];
  /** 1 to 200 characters. The same as title: none. */
  originalTitle?: InputMaybe<Scalars['String']['input']>;
  /** With https or http, at most 2000 characters. */
  posterUrl?: InputMaybe<Scalars['URL']['input']>;
  /** From 1888 to 2199. */
  releaseDate?: InputMaybe<Scalars['Date']['input']>;
  /** 1 to 1000. */
  runtimeMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** At most 4000 characters. */
  synopsis?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. No other movie that is not archived has it with the same releaseDate. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** With https or http, at most 2000 characters. */
  trailerUrl?: InputMaybe<Scalars['URL']['input']>;
};

export type UpdatePriceListInput = {
  /** PriceList.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  /** 1 to 100 characters. Left out: unchanged. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** All of them, 1 to 500. Left out: unchanged. */
  prices?: InputMaybe<Array<PriceInput>>;
  /** All of them, at most 100. Left out: unchanged. */
  surcharges?: InputMaybe<Array<SurchargeInput>>;
};

/** Code and discount stay. */
export type UpdatePromoCodeInput = {
  /** All of them. Left out: unchanged. Empty: everywhere. */
  cinemaIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Left out: unchanged. */
  combinable?: InputMaybe<Scalars['Boolean']['input']>;
  /** PromoCode.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  /** Not less than used. Left out: unchanged. Null: no cap. */
  maxUses?: InputMaybe<Scalars['Int']['input']>;
  /** Left out: unchanged. Null: no cap. */
  maxUsesPerAccount?: InputMaybe<Scalars['Int']['input']>;
  /** All of them. Left out: unchanged. Empty: for all movies. */
  movieIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** All of them. Left out: unchanged. Empty: all tickets. */
  ticketTypeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Left out: unchanged. Null: from the beginning. */
  validFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Left out: unchanged. Null: without an end. */
  validUntil?: InputMaybe<Scalars['DateTime']['input']>;
};

export type UpdateReviewInput = {
  /** Review.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  /** 1 to 5. Left out: unchanged. */
  rating?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 2,000 characters. Left out: unchanged. Null: removed. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** Left out: unchanged. A list is replaced as a whole. */
export type UpdateShowingInput = {
  accessibility?: InputMaybe<Array<AccessibilityFeature>>;
  /** Showing.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  /** 1 to 20 characters. */
  format?: InputMaybe<Scalars['String']['input']>;
  guardsSingleSeats?: InputMaybe<Scalars['Boolean']['input']>;
  id: Scalars['ID']['input'];
  /** Spoken. Null: unknown, or without speech. */
  language?: InputMaybe<Scalars['LanguageTag']['input']>;
  /** Of the cinema. What is held already keeps its prices. */
  priceListId?: InputMaybe<Scalars['ID']['input']>;
  /** In place of the list's: at most 200. */
  priceOverrides?: InputMaybe<Array<PriceInput>>;
  /** Not after the end of the showing. */
  salesCloseAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before they close. Null: at once. */
  salesOpenAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At most 10. */
  subtitles?: InputMaybe<Array<Scalars['LanguageTag']['input']>>;
};

export type UpdateTicketTypeInput = {
  /** 1 to 500 characters. Left out: unchanged. Null: cleared. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** TicketType.version as the client has seen it. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  /** 1 to 100. Left out: unchanged. Null: any number. */
  maxPerBooking?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 100 characters. Left out: unchanged. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Another type of the cinema. Left out: unchanged. Null: by itself. */
  oneForEachId?: InputMaybe<Scalars['ID']['input']>;
  /** Left out: unchanged. Null: on any seat. */
  seatFeature?: InputMaybe<SeatFeature>;
  /** False: at the counter only. Left out: unchanged. */
  soldOnline?: InputMaybe<Scalars['Boolean']['input']>;
};

export type VerifyEmailInput = {
  /** What the link of the mail has after `#token=`. It works once, for 24 hours. */
  token: Scalars['String']['input'];
};

/** A day of the week. */
export type Weekday =
  /** The fifth. */
  | 'FRIDAY'
  /** The first day, as in ISO 8601. */
  | 'MONDAY'
  /** The sixth. */
  | 'SATURDAY'
  /** The seventh. */
  | 'SUNDAY'
  /** The fourth. */
  | 'THURSDAY'
  /** The second. */
  | 'TUESDAY'
  /** The third. */
  | 'WEDNESDAY';

export type LogInMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LogInMutation = { __typename?: 'Mutation', login: { __typename?: 'LoginPayload', tokens?: { __typename?: 'AuthTokens', accessToken: string, refreshToken: string } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { __typename?: 'Mutation', register: { __typename?: 'RegisterPayload', tokens?: { __typename?: 'AuthTokens', accessToken: string, refreshToken: string } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { __typename?: 'Mutation', requestPasswordReset: { __typename?: 'RequestPasswordResetPayload', errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { __typename?: 'Mutation', resetPassword: { __typename?: 'ResetPasswordPayload', tokens?: { __typename?: 'AuthTokens', accessToken: string, refreshToken: string } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type RequestEmailVerificationMutationVariables = Exact<{
  input: RequestEmailVerificationInput;
}>;


export type RequestEmailVerificationMutation = { __typename?: 'Mutation', requestEmailVerification: { __typename?: 'RequestEmailVerificationPayload', errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type VerifyEmailMutationVariables = Exact<{
  input: VerifyEmailInput;
}>;


export type VerifyEmailMutation = { __typename?: 'Mutation', verifyEmail: { __typename?: 'VerifyEmailPayload', account?: { __typename?: 'Account', id: string, name?: string | null, email?: string | null, emailVerified: boolean, isGuest: boolean, version: number } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type UpdateNameMutationVariables = Exact<{
  input: UpdateAccountInput;
}>;


export type UpdateNameMutation = { __typename?: 'Mutation', updateAccount: { __typename?: 'UpdateAccountPayload', account?: { __typename?: 'Account', id: string, name?: string | null, email?: string | null, emailVerified: boolean, isGuest: boolean, version: number } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type ChangeEmailMutationVariables = Exact<{
  input: ChangeEmailInput;
}>;


export type ChangeEmailMutation = { __typename?: 'Mutation', changeEmail: { __typename?: 'ChangeEmailPayload', errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { __typename?: 'Mutation', changePassword: { __typename?: 'ChangePasswordPayload', account?: { __typename?: 'Account', id: string, sessions: Array<{ __typename?: 'Session', id: string, device: string, createdAt: string, lastUsedAt: string, current: boolean }> } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type OpenSessionsFragment = { __typename?: 'Account', id: string, sessions: Array<{ __typename?: 'Session', id: string, device: string, createdAt: string, lastUsedAt: string, current: boolean }> };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { __typename?: 'Query', me?: { __typename?: 'Account', id: string, sessions: Array<{ __typename?: 'Session', id: string, device: string, createdAt: string, lastUsedAt: string, current: boolean }> } | null };

export type RevokeSessionMutationVariables = Exact<{
  input: RevokeSessionInput;
}>;


export type RevokeSessionMutation = { __typename?: 'Mutation', revokeSession: { __typename?: 'RevokeSessionPayload', account?: { __typename?: 'Account', id: string, sessions: Array<{ __typename?: 'Session', id: string, device: string, createdAt: string, lastUsedAt: string, current: boolean }> } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type ExportMyDataMutationVariables = Exact<{
  input: ExportMyDataInput;
}>;


export type ExportMyDataMutation = { __typename?: 'Mutation', exportMyData: { __typename?: 'ExportMyDataPayload', url?: string | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type CloseAccountMutationVariables = Exact<{
  input: CloseAccountInput;
}>;


export type CloseAccountMutation = { __typename?: 'Mutation', closeAccount: { __typename?: 'CloseAccountPayload', errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type QuoteLinesFragment = { __typename?: 'BookingQuote', atCounterOffered: boolean, total: { __typename?: 'Money', amountMinor: number, currency: string }, lines: Array<{ __typename?: 'BookingLine', kind: BookingLineKind, label: string, taxRateBasisPoints: number, amount: { __typename?: 'Money', amountMinor: number, currency: string }, taxIncluded: { __typename?: 'Money', amountMinor: number, currency: string } }> };

export type LineFragment = { __typename?: 'BookingLine', kind: BookingLineKind, label: string, taxRateBasisPoints: number, amount: { __typename?: 'Money', amountMinor: number, currency: string }, taxIncluded: { __typename?: 'Money', amountMinor: number, currency: string } };

export type QuoteBookingQueryVariables = Exact<{
  input: QuoteBookingInput;
}>;


export type QuoteBookingQuery = { __typename?: 'Query', quoteBooking: { __typename?: 'QuoteBookingPayload', quote?: { __typename?: 'BookingQuote', atCounterOffered: boolean, total: { __typename?: 'Money', amountMinor: number, currency: string }, lines: Array<{ __typename?: 'BookingLine', kind: BookingLineKind, label: string, taxRateBasisPoints: number, amount: { __typename?: 'Money', amountMinor: number, currency: string }, taxIncluded: { __typename?: 'Money', amountMinor: number, currency: string } }> } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', code: string, reason: PromoCodeRejection, message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type PlaceBookingMutationVariables = Exact<{
  input: PlaceBookingInput;
}>;


export type PlaceBookingMutation = { __typename?: 'Mutation', placeBooking: { __typename?: 'PlaceBookingPayload', booking?: { __typename?: 'Booking', id: string, status: BookingStatus } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string>, quote: { __typename?: 'BookingQuote', atCounterOffered: boolean, total: { __typename?: 'Money', amountMinor: number, currency: string }, lines: Array<{ __typename?: 'BookingLine', kind: BookingLineKind, label: string, taxRateBasisPoints: number, amount: { __typename?: 'Money', amountMinor: number, currency: string }, taxIncluded: { __typename?: 'Money', amountMinor: number, currency: string } }> } }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type RetryPaymentMutationVariables = Exact<{
  input: RetryPaymentInput;
}>;


export type RetryPaymentMutation = { __typename?: 'Mutation', retryPayment: { __typename?: 'RetryPaymentPayload', booking?: { __typename?: 'Booking', id: string, reference: string, status: BookingStatus, url?: string | null, placedAt: string, payableUntil?: string | null, total: { __typename?: 'Money', amountMinor: number, currency: string }, refunded: { __typename?: 'Money', amountMinor: number, currency: string }, contact?: { __typename?: 'Contact', name: string, email: string } | null, exchangedFrom?: { __typename?: 'Booking', id: string, reference: string, showing: { __typename?: 'Showing', id: string } } | null, lines: Array<{ __typename?: 'BookingLine', kind: BookingLineKind, label: string, taxRateBasisPoints: number, amount: { __typename?: 'Money', amountMinor: number, currency: string }, taxIncluded: { __typename?: 'Money', amountMinor: number, currency: string } }>, payments: Array<{ __typename?: 'Payment', id: string, status: PaymentStatus, declineCode?: string | null, nextAction?: { __typename?: 'PaymentNextAction', url?: string | null } | null }>, refunds: Array<{ __typename?: 'Refund', id: string, status: RefundStatus, reason: RefundReason, amount: { __typename?: 'Money', amountMinor: number, currency: string } }>, tickets: Array<{ __typename?: 'Ticket', id: string, status: TicketStatus, code?: string | null, url?: string | null, price: { __typename?: 'Money', amountMinor: number, currency: string }, ticketType: { __typename?: 'TicketType', id: string, name: string }, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, row: string, number: string, category: { __typename?: 'SeatCategory', id: string, name: string } } }>, showing: { __typename?: 'Showing', id: string, startsAt: string, endsAt: string, status: ShowingStatus, format: string, language?: string | null, subtitles: Array<string>, cancellation?: { __typename?: 'ShowingCancellation', reason: string } | null, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string, counterReleaseMinutes?: number | null, name: string, timeZone: string, address: { __typename?: 'Address', street: string, postalCode?: string | null, city: string } } }, movie: { __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, certificate?: { __typename?: 'Certificate', label: string } | null } } } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', limit: number, message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type BookingDetailsFragment = { __typename?: 'Booking', id: string, reference: string, status: BookingStatus, url?: string | null, placedAt: string, payableUntil?: string | null, total: { __typename?: 'Money', amountMinor: number, currency: string }, refunded: { __typename?: 'Money', amountMinor: number, currency: string }, contact?: { __typename?: 'Contact', name: string, email: string } | null, exchangedFrom?: { __typename?: 'Booking', id: string, reference: string, showing: { __typename?: 'Showing', id: string } } | null, lines: Array<{ __typename?: 'BookingLine', kind: BookingLineKind, label: string, taxRateBasisPoints: number, amount: { __typename?: 'Money', amountMinor: number, currency: string }, taxIncluded: { __typename?: 'Money', amountMinor: number, currency: string } }>, payments: Array<{ __typename?: 'Payment', id: string, status: PaymentStatus, declineCode?: string | null, nextAction?: { __typename?: 'PaymentNextAction', url?: string | null } | null }>, refunds: Array<{ __typename?: 'Refund', id: string, status: RefundStatus, reason: RefundReason, amount: { __typename?: 'Money', amountMinor: number, currency: string } }>, tickets: Array<{ __typename?: 'Ticket', id: string, status: TicketStatus, code?: string | null, url?: string | null, price: { __typename?: 'Money', amountMinor: number, currency: string }, ticketType: { __typename?: 'TicketType', id: string, name: string }, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, row: string, number: string, category: { __typename?: 'SeatCategory', id: string, name: string } } }>, showing: { __typename?: 'Showing', id: string, startsAt: string, endsAt: string, status: ShowingStatus, format: string, language?: string | null, subtitles: Array<string>, cancellation?: { __typename?: 'ShowingCancellation', reason: string } | null, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string, counterReleaseMinutes?: number | null, name: string, timeZone: string, address: { __typename?: 'Address', street: string, postalCode?: string | null, city: string } } }, movie: { __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, certificate?: { __typename?: 'Certificate', label: string } | null } } };

export type BookingQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type BookingQuery = { __typename?: 'Query', me?: { __typename?: 'Account', id: string, isGuest: boolean } | null, booking?: { __typename?: 'Booking', id: string, reference: string, status: BookingStatus, url?: string | null, placedAt: string, payableUntil?: string | null, total: { __typename?: 'Money', amountMinor: number, currency: string }, refunded: { __typename?: 'Money', amountMinor: number, currency: string }, contact?: { __typename?: 'Contact', name: string, email: string } | null, exchangedFrom?: { __typename?: 'Booking', id: string, reference: string, showing: { __typename?: 'Showing', id: string } } | null, lines: Array<{ __typename?: 'BookingLine', kind: BookingLineKind, label: string, taxRateBasisPoints: number, amount: { __typename?: 'Money', amountMinor: number, currency: string }, taxIncluded: { __typename?: 'Money', amountMinor: number, currency: string } }>, payments: Array<{ __typename?: 'Payment', id: string, status: PaymentStatus, declineCode?: string | null, nextAction?: { __typename?: 'PaymentNextAction', url?: string | null } | null }>, refunds: Array<{ __typename?: 'Refund', id: string, status: RefundStatus, reason: RefundReason, amount: { __typename?: 'Money', amountMinor: number, currency: string } }>, tickets: Array<{ __typename?: 'Ticket', id: string, status: TicketStatus, code?: string | null, url?: string | null, price: { __typename?: 'Money', amountMinor: number, currency: string }, ticketType: { __typename?: 'TicketType', id: string, name: string }, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, row: string, number: string, category: { __typename?: 'SeatCategory', id: string, name: string } } }>, showing: { __typename?: 'Showing', id: string, startsAt: string, endsAt: string, status: ShowingStatus, format: string, language?: string | null, subtitles: Array<string>, cancellation?: { __typename?: 'ShowingCancellation', reason: string } | null, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string, counterReleaseMinutes?: number | null, name: string, timeZone: string, address: { __typename?: 'Address', street: string, postalCode?: string | null, city: string } } }, movie: { __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, certificate?: { __typename?: 'Certificate', label: string } | null } } } | null };

export type HoldsOfBookingQueryVariables = Exact<{
  showingId: Scalars['ID']['input'];
}>;


export type HoldsOfBookingQuery = { __typename?: 'Query', me?: { __typename?: 'Account', id: string, holds: { __typename?: 'HoldConnection', nodes: Array<{ __typename?: 'Hold', id: string, status: HoldStatus, secondsLeft: number, booking?: { __typename?: 'Booking', id: string } | null, seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, features: Array<SeatFeature>, category: { __typename?: 'SeatCategory', id: string, name: string, color?: string | null } } }> }> } } | null };

export type BookingUpdatedSubscriptionVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type BookingUpdatedSubscription = { __typename?: 'Subscription', bookingUpdated: { __typename?: 'Booking', id: string, reference: string, status: BookingStatus, url?: string | null, placedAt: string, payableUntil?: string | null, total: { __typename?: 'Money', amountMinor: number, currency: string }, refunded: { __typename?: 'Money', amountMinor: number, currency: string }, contact?: { __typename?: 'Contact', name: string, email: string } | null, exchangedFrom?: { __typename?: 'Booking', id: string, reference: string, showing: { __typename?: 'Showing', id: string } } | null, lines: Array<{ __typename?: 'BookingLine', kind: BookingLineKind, label: string, taxRateBasisPoints: number, amount: { __typename?: 'Money', amountMinor: number, currency: string }, taxIncluded: { __typename?: 'Money', amountMinor: number, currency: string } }>, payments: Array<{ __typename?: 'Payment', id: string, status: PaymentStatus, declineCode?: string | null, nextAction?: { __typename?: 'PaymentNextAction', url?: string | null } | null }>, refunds: Array<{ __typename?: 'Refund', id: string, status: RefundStatus, reason: RefundReason, amount: { __typename?: 'Money', amountMinor: number, currency: string } }>, tickets: Array<{ __typename?: 'Ticket', id: string, status: TicketStatus, code?: string | null, url?: string | null, price: { __typename?: 'Money', amountMinor: number, currency: string }, ticketType: { __typename?: 'TicketType', id: string, name: string }, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, row: string, number: string, category: { __typename?: 'SeatCategory', id: string, name: string } } }>, showing: { __typename?: 'Showing', id: string, startsAt: string, endsAt: string, status: ShowingStatus, format: string, language?: string | null, subtitles: Array<string>, cancellation?: { __typename?: 'ShowingCancellation', reason: string } | null, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string, counterReleaseMinutes?: number | null, name: string, timeZone: string, address: { __typename?: 'Address', street: string, postalCode?: string | null, city: string } } }, movie: { __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, certificate?: { __typename?: 'Certificate', label: string } | null } } } };

export type BookingByReferenceQueryVariables = Exact<{
  reference: Scalars['String']['input'];
  email: Scalars['EmailAddress']['input'];
}>;


export type BookingByReferenceQuery = { __typename?: 'Query', bookingByReference?: { __typename?: 'Booking', id: string, reference: string, status: BookingStatus, url?: string | null, placedAt: string, payableUntil?: string | null, total: { __typename?: 'Money', amountMinor: number, currency: string }, refunded: { __typename?: 'Money', amountMinor: number, currency: string }, contact?: { __typename?: 'Contact', name: string, email: string } | null, exchangedFrom?: { __typename?: 'Booking', id: string, reference: string, showing: { __typename?: 'Showing', id: string } } | null, lines: Array<{ __typename?: 'BookingLine', kind: BookingLineKind, label: string, taxRateBasisPoints: number, amount: { __typename?: 'Money', amountMinor: number, currency: string }, taxIncluded: { __typename?: 'Money', amountMinor: number, currency: string } }>, payments: Array<{ __typename?: 'Payment', id: string, status: PaymentStatus, declineCode?: string | null, nextAction?: { __typename?: 'PaymentNextAction', url?: string | null } | null }>, refunds: Array<{ __typename?: 'Refund', id: string, status: RefundStatus, reason: RefundReason, amount: { __typename?: 'Money', amountMinor: number, currency: string } }>, tickets: Array<{ __typename?: 'Ticket', id: string, status: TicketStatus, code?: string | null, url?: string | null, price: { __typename?: 'Money', amountMinor: number, currency: string }, ticketType: { __typename?: 'TicketType', id: string, name: string }, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, row: string, number: string, category: { __typename?: 'SeatCategory', id: string, name: string } } }>, showing: { __typename?: 'Showing', id: string, startsAt: string, endsAt: string, status: ShowingStatus, format: string, language?: string | null, subtitles: Array<string>, cancellation?: { __typename?: 'ShowingCancellation', reason: string } | null, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string, counterReleaseMinutes?: number | null, name: string, timeZone: string, address: { __typename?: 'Address', street: string, postalCode?: string | null, city: string } } }, movie: { __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, certificate?: { __typename?: 'Certificate', label: string } | null } } } | null };

export type MyBookingsQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type MyBookingsQuery = { __typename?: 'Query', me?: { __typename?: 'Account', id: string, bookings: { __typename?: 'BookingConnection', pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null }, nodes: Array<{ __typename?: 'Booking', id: string, reference: string, status: BookingStatus, total: { __typename?: 'Money', amountMinor: number, currency: string }, exchangedFrom?: { __typename?: 'Booking', id: string, reference: string } | null, showing: { __typename?: 'Showing', id: string, startsAt: string, endsAt: string, status: ShowingStatus, format: string, language?: string | null, subtitles: Array<string>, movie: { __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, certificate?: { __typename?: 'Certificate', label: string } | null }, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string, name: string, timeZone: string, address: { __typename?: 'Address', street: string, postalCode?: string | null, city: string } } } }, tickets: Array<{ __typename?: 'Ticket', id: string, status: TicketStatus, seat: { __typename?: 'Seat', id: string, label: string } }> }> } } | null };

export type QuoteCancellationQueryVariables = Exact<{
  input: QuoteCancellationInput;
}>;


export type QuoteCancellationQuery = { __typename?: 'Query', quoteCancellation: { __typename?: 'QuoteCancellationPayload', quote?: { __typename?: 'CancellationQuote', cutoff?: string | null, refund: { __typename?: 'Money', amountMinor: number, currency: string }, fee: { __typename?: 'Money', amountMinor: number, currency: string } } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', cutoff?: string | null, message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type CancelBookingMutationVariables = Exact<{
  input: CancelBookingInput;
}>;


export type CancelBookingMutation = { __typename?: 'Mutation', cancelBooking: { __typename?: 'CancelBookingPayload', booking?: { __typename?: 'Booking', id: string, reference: string, status: BookingStatus, url?: string | null, placedAt: string, payableUntil?: string | null, total: { __typename?: 'Money', amountMinor: number, currency: string }, refunded: { __typename?: 'Money', amountMinor: number, currency: string }, contact?: { __typename?: 'Contact', name: string, email: string } | null, exchangedFrom?: { __typename?: 'Booking', id: string, reference: string, showing: { __typename?: 'Showing', id: string } } | null, lines: Array<{ __typename?: 'BookingLine', kind: BookingLineKind, label: string, taxRateBasisPoints: number, amount: { __typename?: 'Money', amountMinor: number, currency: string }, taxIncluded: { __typename?: 'Money', amountMinor: number, currency: string } }>, payments: Array<{ __typename?: 'Payment', id: string, status: PaymentStatus, declineCode?: string | null, nextAction?: { __typename?: 'PaymentNextAction', url?: string | null } | null }>, refunds: Array<{ __typename?: 'Refund', id: string, status: RefundStatus, reason: RefundReason, amount: { __typename?: 'Money', amountMinor: number, currency: string } }>, tickets: Array<{ __typename?: 'Ticket', id: string, status: TicketStatus, code?: string | null, url?: string | null, price: { __typename?: 'Money', amountMinor: number, currency: string }, ticketType: { __typename?: 'TicketType', id: string, name: string }, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, row: string, number: string, category: { __typename?: 'SeatCategory', id: string, name: string } } }>, showing: { __typename?: 'Showing', id: string, startsAt: string, endsAt: string, status: ShowingStatus, format: string, language?: string | null, subtitles: Array<string>, cancellation?: { __typename?: 'ShowingCancellation', reason: string } | null, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string, counterReleaseMinutes?: number | null, name: string, timeZone: string, address: { __typename?: 'Address', street: string, postalCode?: string | null, city: string } } }, movie: { __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, certificate?: { __typename?: 'Certificate', label: string } | null } } } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', cutoff?: string | null, message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type HeldSeatFragment = { __typename?: 'ShowingSeat', id: string, seatId: string, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, features: Array<SeatFeature>, category: { __typename?: 'SeatCategory', id: string, name: string, color?: string | null } } };

export type MyHoldFragment = { __typename?: 'Hold', id: string, status: HoldStatus, secondsLeft: number, seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, features: Array<SeatFeature>, category: { __typename?: 'SeatCategory', id: string, name: string, color?: string | null } } }> };

export type HoldSeatsMutationVariables = Exact<{
  input: HoldSeatsInput;
}>;


export type HoldSeatsMutation = { __typename?: 'Mutation', holdSeats: { __typename?: 'HoldSeatsPayload', hold?: { __typename?: 'Hold', id: string, status: HoldStatus, secondsLeft: number, seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, features: Array<SeatFeature>, category: { __typename?: 'SeatCategory', id: string, name: string, color?: string | null } } }> } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', limit: number, message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', opensAt?: string | null, message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', limit: number, message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string>, missing: Array<{ __typename?: 'ShowingSeat', id: string, seat: { __typename?: 'Seat', id: string, label: string } }> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string>, seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string, status: SeatStatus, version: number, seat: { __typename?: 'Seat', id: string, label: string } }>, alternatives: Array<{ __typename?: 'SeatSet', seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string }> }> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string>, single: Array<{ __typename?: 'ShowingSeat', id: string, seat: { __typename?: 'Seat', id: string, label: string } }> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type HoldBestSeatsMutationVariables = Exact<{
  input: HoldBestAvailableInput;
}>;


export type HoldBestSeatsMutation = { __typename?: 'Mutation', holdBestAvailable: { __typename?: 'HoldBestAvailablePayload', hold?: { __typename?: 'Hold', id: string, status: HoldStatus, secondsLeft: number, seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, features: Array<SeatFeature>, category: { __typename?: 'SeatCategory', id: string, name: string, color?: string | null } } }> } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', limit: number, message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', opensAt?: string | null, message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', limit: number, message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string>, missing: Array<{ __typename?: 'ShowingSeat', id: string, seat: { __typename?: 'Seat', id: string, label: string } }> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string>, seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string, status: SeatStatus, version: number, seat: { __typename?: 'Seat', id: string, label: string } }>, alternatives: Array<{ __typename?: 'SeatSet', seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string }> }> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string>, single: Array<{ __typename?: 'ShowingSeat', id: string, seat: { __typename?: 'Seat', id: string, label: string } }> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

type HoldProblem_AlreadyCheckedIn_Fragment = { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> };

type HoldProblem_AlreadyExists_Fragment = { __typename: 'AlreadyExists', message: string, path: Array<string> };

type HoldProblem_EmailTaken_Fragment = { __typename: 'EmailTaken', message: string, path: Array<string> };

type HoldProblem_HasShowings_Fragment = { __typename: 'HasShowings', message: string, path: Array<string> };

type HoldProblem_HoldExpired_Fragment = { __typename: 'HoldExpired', message: string, path: Array<string> };

type HoldProblem_HoldLimitExceeded_Fragment = { __typename: 'HoldLimitExceeded', limit: number, message: string, path: Array<string> };

type HoldProblem_HoldNotExtendable_Fragment = { __typename: 'HoldNotExtendable', message: string, path: Array<string> };

type HoldProblem_IdempotencyConflict_Fragment = { __typename: 'IdempotencyConflict', message: string, path: Array<string> };

type HoldProblem_InvalidCredentials_Fragment = { __typename: 'InvalidCredentials', message: string, path: Array<string> };

type HoldProblem_InvalidInput_Fragment = { __typename: 'InvalidInput', message: string, path: Array<string> };

type HoldProblem_InvalidToken_Fragment = { __typename: 'InvalidToken', message: string, path: Array<string> };

type HoldProblem_LastAdmin_Fragment = { __typename: 'LastAdmin', message: string, path: Array<string> };

type HoldProblem_NotCancellable_Fragment = { __typename: 'NotCancellable', message: string, path: Array<string> };

type HoldProblem_NotEligible_Fragment = { __typename: 'NotEligible', message: string, path: Array<string> };

type HoldProblem_NotExchangeable_Fragment = { __typename: 'NotExchangeable', message: string, path: Array<string> };

type HoldProblem_NotFound_Fragment = { __typename: 'NotFound', message: string, path: Array<string> };

type HoldProblem_PaymentAttemptsExceeded_Fragment = { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> };

type HoldProblem_PaymentNotOffered_Fragment = { __typename: 'PaymentNotOffered', message: string, path: Array<string> };

type HoldProblem_PriceChanged_Fragment = { __typename: 'PriceChanged', message: string, path: Array<string> };

type HoldProblem_ProgrammeRejected_Fragment = { __typename: 'ProgrammeRejected', message: string, path: Array<string> };

type HoldProblem_PromoCodeRejected_Fragment = { __typename: 'PromoCodeRejected', message: string, path: Array<string> };

type HoldProblem_RefundTooHigh_Fragment = { __typename: 'RefundTooHigh', message: string, path: Array<string> };

type HoldProblem_SalesClosed_Fragment = { __typename: 'SalesClosed', opensAt?: string | null, message: string, path: Array<string> };

type HoldProblem_SeatLimitExceeded_Fragment = { __typename: 'SeatLimitExceeded', limit: number, message: string, path: Array<string> };

type HoldProblem_SeatMapRejected_Fragment = { __typename: 'SeatMapRejected', message: string, path: Array<string> };

type HoldProblem_SeatsBelongTogether_Fragment = { __typename: 'SeatsBelongTogether', message: string, path: Array<string>, missing: Array<{ __typename?: 'ShowingSeat', id: string, seat: { __typename?: 'Seat', id: string, label: string } }> };

type HoldProblem_SeatsInUse_Fragment = { __typename: 'SeatsInUse', message: string, path: Array<string> };

type HoldProblem_SeatsMissing_Fragment = { __typename: 'SeatsMissing', message: string, path: Array<string> };

type HoldProblem_SeatsUnavailable_Fragment = { __typename: 'SeatsUnavailable', message: string, path: Array<string>, seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string, status: SeatStatus, version: number, seat: { __typename?: 'Seat', id: string, label: string } }>, alternatives: Array<{ __typename?: 'SeatSet', seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string }> }> };

type HoldProblem_ShowingInUse_Fragment = { __typename: 'ShowingInUse', message: string, path: Array<string> };

type HoldProblem_ShowingOverlaps_Fragment = { __typename: 'ShowingOverlaps', message: string, path: Array<string> };

type HoldProblem_StaleVersion_Fragment = { __typename: 'StaleVersion', message: string, path: Array<string> };

type HoldProblem_StrandsSingleSeat_Fragment = { __typename: 'StrandsSingleSeat', message: string, path: Array<string>, single: Array<{ __typename?: 'ShowingSeat', id: string, seat: { __typename?: 'Seat', id: string, label: string } }> };

type HoldProblem_TicketTypeNotAllowed_Fragment = { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> };

type HoldProblem_TicketVoid_Fragment = { __typename: 'TicketVoid', message: string, path: Array<string> };

export type HoldProblemFragment =
  | HoldProblem_AlreadyCheckedIn_Fragment
  | HoldProblem_AlreadyExists_Fragment
  | HoldProblem_EmailTaken_Fragment
  | HoldProblem_HasShowings_Fragment
  | HoldProblem_HoldExpired_Fragment
  | HoldProblem_HoldLimitExceeded_Fragment
  | HoldProblem_HoldNotExtendable_Fragment
  | HoldProblem_IdempotencyConflict_Fragment
  | HoldProblem_InvalidCredentials_Fragment
  | HoldProblem_InvalidInput_Fragment
  | HoldProblem_InvalidToken_Fragment
  | HoldProblem_LastAdmin_Fragment
  | HoldProblem_NotCancellable_Fragment
  | HoldProblem_NotEligible_Fragment
  | HoldProblem_NotExchangeable_Fragment
  | HoldProblem_NotFound_Fragment
  | HoldProblem_PaymentAttemptsExceeded_Fragment
  | HoldProblem_PaymentNotOffered_Fragment
  | HoldProblem_PriceChanged_Fragment
  | HoldProblem_ProgrammeRejected_Fragment
  | HoldProblem_PromoCodeRejected_Fragment
  | HoldProblem_RefundTooHigh_Fragment
  | HoldProblem_SalesClosed_Fragment
  | HoldProblem_SeatLimitExceeded_Fragment
  | HoldProblem_SeatMapRejected_Fragment
  | HoldProblem_SeatsBelongTogether_Fragment
  | HoldProblem_SeatsInUse_Fragment
  | HoldProblem_SeatsMissing_Fragment
  | HoldProblem_SeatsUnavailable_Fragment
  | HoldProblem_ShowingInUse_Fragment
  | HoldProblem_ShowingOverlaps_Fragment
  | HoldProblem_StaleVersion_Fragment
  | HoldProblem_StrandsSingleSeat_Fragment
  | HoldProblem_TicketTypeNotAllowed_Fragment
  | HoldProblem_TicketVoid_Fragment
;

export type ReleaseHoldMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReleaseHoldMutation = { __typename?: 'Mutation', releaseHold: { __typename?: 'ReleaseHoldPayload', hold?: { __typename?: 'Hold', id: string, status: HoldStatus, secondsLeft: number } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type HoldsOfShowingQueryVariables = Exact<{
  showingId: Scalars['ID']['input'];
}>;


export type HoldsOfShowingQuery = { __typename?: 'Query', me?: { __typename?: 'Account', id: string, holds: { __typename?: 'HoldConnection', nodes: Array<{ __typename?: 'Hold', id: string, status: HoldStatus, secondsLeft: number, seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, features: Array<SeatFeature>, category: { __typename?: 'SeatCategory', id: string, name: string, color?: string | null } } }> }> } } | null };

export type HoldQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type HoldQuery = { __typename?: 'Query', me?: { __typename?: 'Account', id: string, isGuest: boolean, name?: string | null, email?: string | null } | null, hold?: { __typename?: 'Hold', id: string, status: HoldStatus, secondsLeft: number, booking?: { __typename?: 'Booking', id: string } | null, showing: { __typename?: 'Showing', id: string, startsAt: string, endsAt: string, status: ShowingStatus, format: string, language?: string | null, subtitles: Array<string>, prices: Array<{ __typename?: 'Price', category: { __typename?: 'SeatCategory', id: string }, ticketType: { __typename?: 'TicketType', id: string, name: string, description?: string | null, soldOnline: boolean, seatFeature?: SeatFeature | null, maxPerBooking?: number | null, oneForEach?: { __typename?: 'TicketType', id: string, name: string } | null }, price: { __typename?: 'Money', amountMinor: number, currency: string } }>, movie: { __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, certificate?: { __typename?: 'Certificate', label: string } | null }, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string, name: string, timeZone: string, address: { __typename?: 'Address', street: string, postalCode?: string | null, city: string } } } }, seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, features: Array<SeatFeature>, category: { __typename?: 'SeatCategory', id: string, name: string, color?: string | null } } }> } | null };

export type QuoteExchangeQueryVariables = Exact<{
  input: QuoteExchangeInput;
}>;


export type QuoteExchangeQuery = { __typename?: 'Query', quoteExchange: { __typename?: 'QuoteExchangePayload', quote?: { __typename?: 'ExchangeQuote', difference: { __typename?: 'Money', amountMinor: number, currency: string }, lines: Array<{ __typename?: 'BookingLine', kind: BookingLineKind, label: string, taxRateBasisPoints: number, amount: { __typename?: 'Money', amountMinor: number, currency: string }, taxIncluded: { __typename?: 'Money', amountMinor: number, currency: string } }> } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', cutoff?: string | null, message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type ExchangeShowingsQueryVariables = Exact<{
  movieId: Scalars['ID']['input'];
  cinemaId: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ExchangeShowingsQuery = { __typename?: 'Query', movie?: { __typename?: 'Movie', id: string, showings: { __typename?: 'ShowingConnection', nodes: Array<{ __typename?: 'Showing', id: string, startsAt: string, format: string, language?: string | null, subtitles: Array<string>, status: ShowingStatus, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string, name: string, timeZone: string, businessDayEndsAt: string } }, availability: { __typename?: 'Availability', available: number, total: number } }>, pageInfo: { __typename?: 'PageInfo', endCursor?: string | null, hasNextPage: boolean } } } | null };

export type ExchangeTicketsMutationVariables = Exact<{
  input: ExchangeTicketsInput;
}>;


export type ExchangeTicketsMutation = { __typename?: 'Mutation', exchangeTickets: { __typename?: 'ExchangeTicketsPayload', booking?: { __typename?: 'Booking', id: string, reference: string, status: BookingStatus, url?: string | null, placedAt: string, payableUntil?: string | null, exchangedFrom?: { __typename?: 'Booking', id: string, status: BookingStatus, reference: string, tickets: Array<{ __typename?: 'Ticket', id: string, status: TicketStatus, code?: string | null, url?: string | null }>, showing: { __typename?: 'Showing', id: string } } | null, total: { __typename?: 'Money', amountMinor: number, currency: string }, refunded: { __typename?: 'Money', amountMinor: number, currency: string }, contact?: { __typename?: 'Contact', name: string, email: string } | null, lines: Array<{ __typename?: 'BookingLine', kind: BookingLineKind, label: string, taxRateBasisPoints: number, amount: { __typename?: 'Money', amountMinor: number, currency: string }, taxIncluded: { __typename?: 'Money', amountMinor: number, currency: string } }>, payments: Array<{ __typename?: 'Payment', id: string, status: PaymentStatus, declineCode?: string | null, nextAction?: { __typename?: 'PaymentNextAction', url?: string | null } | null }>, refunds: Array<{ __typename?: 'Refund', id: string, status: RefundStatus, reason: RefundReason, amount: { __typename?: 'Money', amountMinor: number, currency: string } }>, tickets: Array<{ __typename?: 'Ticket', id: string, status: TicketStatus, code?: string | null, url?: string | null, price: { __typename?: 'Money', amountMinor: number, currency: string }, ticketType: { __typename?: 'TicketType', id: string, name: string }, seat: { __typename?: 'Seat', id: string, label: string, section?: string | null, row: string, number: string, category: { __typename?: 'SeatCategory', id: string, name: string } } }>, showing: { __typename?: 'Showing', id: string, startsAt: string, endsAt: string, status: ShowingStatus, format: string, language?: string | null, subtitles: Array<string>, cancellation?: { __typename?: 'ShowingCancellation', reason: string } | null, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string, counterReleaseMinutes?: number | null, name: string, timeZone: string, address: { __typename?: 'Address', street: string, postalCode?: string | null, city: string } } }, movie: { __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, certificate?: { __typename?: 'Certificate', label: string } | null } } } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', cutoff?: string | null, message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

type ExchangeProblem_AlreadyCheckedIn_Fragment = { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> };

type ExchangeProblem_AlreadyExists_Fragment = { __typename: 'AlreadyExists', message: string, path: Array<string> };

type ExchangeProblem_EmailTaken_Fragment = { __typename: 'EmailTaken', message: string, path: Array<string> };

type ExchangeProblem_HasShowings_Fragment = { __typename: 'HasShowings', message: string, path: Array<string> };

type ExchangeProblem_HoldExpired_Fragment = { __typename: 'HoldExpired', message: string, path: Array<string> };

type ExchangeProblem_HoldLimitExceeded_Fragment = { __typename: 'HoldLimitExceeded', message: string, path: Array<string> };

type ExchangeProblem_HoldNotExtendable_Fragment = { __typename: 'HoldNotExtendable', message: string, path: Array<string> };

type ExchangeProblem_IdempotencyConflict_Fragment = { __typename: 'IdempotencyConflict', message: string, path: Array<string> };

type ExchangeProblem_InvalidCredentials_Fragment = { __typename: 'InvalidCredentials', message: string, path: Array<string> };

type ExchangeProblem_InvalidInput_Fragment = { __typename: 'InvalidInput', message: string, path: Array<string> };

type ExchangeProblem_InvalidToken_Fragment = { __typename: 'InvalidToken', message: string, path: Array<string> };

type ExchangeProblem_LastAdmin_Fragment = { __typename: 'LastAdmin', message: string, path: Array<string> };

type ExchangeProblem_NotCancellable_Fragment = { __typename: 'NotCancellable', message: string, path: Array<string> };

type ExchangeProblem_NotEligible_Fragment = { __typename: 'NotEligible', message: string, path: Array<string> };

type ExchangeProblem_NotExchangeable_Fragment = { __typename: 'NotExchangeable', cutoff?: string | null, message: string, path: Array<string> };

type ExchangeProblem_NotFound_Fragment = { __typename: 'NotFound', message: string, path: Array<string> };

type ExchangeProblem_PaymentAttemptsExceeded_Fragment = { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> };

type ExchangeProblem_PaymentNotOffered_Fragment = { __typename: 'PaymentNotOffered', message: string, path: Array<string> };

type ExchangeProblem_PriceChanged_Fragment = { __typename: 'PriceChanged', message: string, path: Array<string> };

type ExchangeProblem_ProgrammeRejected_Fragment = { __typename: 'ProgrammeRejected', message: string, path: Array<string> };

type ExchangeProblem_PromoCodeRejected_Fragment = { __typename: 'PromoCodeRejected', message: string, path: Array<string> };

type ExchangeProblem_RefundTooHigh_Fragment = { __typename: 'RefundTooHigh', message: string, path: Array<string> };

type ExchangeProblem_SalesClosed_Fragment = { __typename: 'SalesClosed', message: string, path: Array<string> };

type ExchangeProblem_SeatLimitExceeded_Fragment = { __typename: 'SeatLimitExceeded', message: string, path: Array<string> };

type ExchangeProblem_SeatMapRejected_Fragment = { __typename: 'SeatMapRejected', message: string, path: Array<string> };

type ExchangeProblem_SeatsBelongTogether_Fragment = { __typename: 'SeatsBelongTogether', message: string, path: Array<string> };

type ExchangeProblem_SeatsInUse_Fragment = { __typename: 'SeatsInUse', message: string, path: Array<string> };

type ExchangeProblem_SeatsMissing_Fragment = { __typename: 'SeatsMissing', message: string, path: Array<string> };

type ExchangeProblem_SeatsUnavailable_Fragment = { __typename: 'SeatsUnavailable', message: string, path: Array<string> };

type ExchangeProblem_ShowingInUse_Fragment = { __typename: 'ShowingInUse', message: string, path: Array<string> };

type ExchangeProblem_ShowingOverlaps_Fragment = { __typename: 'ShowingOverlaps', message: string, path: Array<string> };

type ExchangeProblem_StaleVersion_Fragment = { __typename: 'StaleVersion', message: string, path: Array<string> };

type ExchangeProblem_StrandsSingleSeat_Fragment = { __typename: 'StrandsSingleSeat', message: string, path: Array<string> };

type ExchangeProblem_TicketTypeNotAllowed_Fragment = { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> };

type ExchangeProblem_TicketVoid_Fragment = { __typename: 'TicketVoid', message: string, path: Array<string> };

export type ExchangeProblemFragment =
  | ExchangeProblem_AlreadyCheckedIn_Fragment
  | ExchangeProblem_AlreadyExists_Fragment
  | ExchangeProblem_EmailTaken_Fragment
  | ExchangeProblem_HasShowings_Fragment
  | ExchangeProblem_HoldExpired_Fragment
  | ExchangeProblem_HoldLimitExceeded_Fragment
  | ExchangeProblem_HoldNotExtendable_Fragment
  | ExchangeProblem_IdempotencyConflict_Fragment
  | ExchangeProblem_InvalidCredentials_Fragment
  | ExchangeProblem_InvalidInput_Fragment
  | ExchangeProblem_InvalidToken_Fragment
  | ExchangeProblem_LastAdmin_Fragment
  | ExchangeProblem_NotCancellable_Fragment
  | ExchangeProblem_NotEligible_Fragment
  | ExchangeProblem_NotExchangeable_Fragment
  | ExchangeProblem_NotFound_Fragment
  | ExchangeProblem_PaymentAttemptsExceeded_Fragment
  | ExchangeProblem_PaymentNotOffered_Fragment
  | ExchangeProblem_PriceChanged_Fragment
  | ExchangeProblem_ProgrammeRejected_Fragment
  | ExchangeProblem_PromoCodeRejected_Fragment
  | ExchangeProblem_RefundTooHigh_Fragment
  | ExchangeProblem_SalesClosed_Fragment
  | ExchangeProblem_SeatLimitExceeded_Fragment
  | ExchangeProblem_SeatMapRejected_Fragment
  | ExchangeProblem_SeatsBelongTogether_Fragment
  | ExchangeProblem_SeatsInUse_Fragment
  | ExchangeProblem_SeatsMissing_Fragment
  | ExchangeProblem_SeatsUnavailable_Fragment
  | ExchangeProblem_ShowingInUse_Fragment
  | ExchangeProblem_ShowingOverlaps_Fragment
  | ExchangeProblem_StaleVersion_Fragment
  | ExchangeProblem_StrandsSingleSeat_Fragment
  | ExchangeProblem_TicketTypeNotAllowed_Fragment
  | ExchangeProblem_TicketVoid_Fragment
;

type Problem_AlreadyCheckedIn_Fragment = { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> };

type Problem_AlreadyExists_Fragment = { __typename: 'AlreadyExists', message: string, path: Array<string> };

type Problem_EmailTaken_Fragment = { __typename: 'EmailTaken', message: string, path: Array<string> };

type Problem_HasShowings_Fragment = { __typename: 'HasShowings', message: string, path: Array<string> };

type Problem_HoldExpired_Fragment = { __typename: 'HoldExpired', message: string, path: Array<string> };

type Problem_HoldLimitExceeded_Fragment = { __typename: 'HoldLimitExceeded', message: string, path: Array<string> };

type Problem_HoldNotExtendable_Fragment = { __typename: 'HoldNotExtendable', message: string, path: Array<string> };

type Problem_IdempotencyConflict_Fragment = { __typename: 'IdempotencyConflict', message: string, path: Array<string> };

type Problem_InvalidCredentials_Fragment = { __typename: 'InvalidCredentials', message: string, path: Array<string> };

type Problem_InvalidInput_Fragment = { __typename: 'InvalidInput', message: string, path: Array<string> };

type Problem_InvalidToken_Fragment = { __typename: 'InvalidToken', message: string, path: Array<string> };

type Problem_LastAdmin_Fragment = { __typename: 'LastAdmin', message: string, path: Array<string> };

type Problem_NotCancellable_Fragment = { __typename: 'NotCancellable', message: string, path: Array<string> };

type Problem_NotEligible_Fragment = { __typename: 'NotEligible', message: string, path: Array<string> };

type Problem_NotExchangeable_Fragment = { __typename: 'NotExchangeable', message: string, path: Array<string> };

type Problem_NotFound_Fragment = { __typename: 'NotFound', message: string, path: Array<string> };

type Problem_PaymentAttemptsExceeded_Fragment = { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> };

type Problem_PaymentNotOffered_Fragment = { __typename: 'PaymentNotOffered', message: string, path: Array<string> };

type Problem_PriceChanged_Fragment = { __typename: 'PriceChanged', message: string, path: Array<string> };

type Problem_ProgrammeRejected_Fragment = { __typename: 'ProgrammeRejected', message: string, path: Array<string> };

type Problem_PromoCodeRejected_Fragment = { __typename: 'PromoCodeRejected', message: string, path: Array<string> };

type Problem_RefundTooHigh_Fragment = { __typename: 'RefundTooHigh', message: string, path: Array<string> };

type Problem_SalesClosed_Fragment = { __typename: 'SalesClosed', message: string, path: Array<string> };

type Problem_SeatLimitExceeded_Fragment = { __typename: 'SeatLimitExceeded', message: string, path: Array<string> };

type Problem_SeatMapRejected_Fragment = { __typename: 'SeatMapRejected', message: string, path: Array<string> };

type Problem_SeatsBelongTogether_Fragment = { __typename: 'SeatsBelongTogether', message: string, path: Array<string> };

type Problem_SeatsInUse_Fragment = { __typename: 'SeatsInUse', message: string, path: Array<string> };

type Problem_SeatsMissing_Fragment = { __typename: 'SeatsMissing', message: string, path: Array<string> };

type Problem_SeatsUnavailable_Fragment = { __typename: 'SeatsUnavailable', message: string, path: Array<string> };

type Problem_ShowingInUse_Fragment = { __typename: 'ShowingInUse', message: string, path: Array<string> };

type Problem_ShowingOverlaps_Fragment = { __typename: 'ShowingOverlaps', message: string, path: Array<string> };

type Problem_StaleVersion_Fragment = { __typename: 'StaleVersion', message: string, path: Array<string> };

type Problem_StrandsSingleSeat_Fragment = { __typename: 'StrandsSingleSeat', message: string, path: Array<string> };

type Problem_TicketTypeNotAllowed_Fragment = { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> };

type Problem_TicketVoid_Fragment = { __typename: 'TicketVoid', message: string, path: Array<string> };

export type ProblemFragment =
  | Problem_AlreadyCheckedIn_Fragment
  | Problem_AlreadyExists_Fragment
  | Problem_EmailTaken_Fragment
  | Problem_HasShowings_Fragment
  | Problem_HoldExpired_Fragment
  | Problem_HoldLimitExceeded_Fragment
  | Problem_HoldNotExtendable_Fragment
  | Problem_IdempotencyConflict_Fragment
  | Problem_InvalidCredentials_Fragment
  | Problem_InvalidInput_Fragment
  | Problem_InvalidToken_Fragment
  | Problem_LastAdmin_Fragment
  | Problem_NotCancellable_Fragment
  | Problem_NotEligible_Fragment
  | Problem_NotExchangeable_Fragment
  | Problem_NotFound_Fragment
  | Problem_PaymentAttemptsExceeded_Fragment
  | Problem_PaymentNotOffered_Fragment
  | Problem_PriceChanged_Fragment
  | Problem_ProgrammeRejected_Fragment
  | Problem_PromoCodeRejected_Fragment
  | Problem_RefundTooHigh_Fragment
  | Problem_SalesClosed_Fragment
  | Problem_SeatLimitExceeded_Fragment
  | Problem_SeatMapRejected_Fragment
  | Problem_SeatsBelongTogether_Fragment
  | Problem_SeatsInUse_Fragment
  | Problem_SeatsMissing_Fragment
  | Problem_SeatsUnavailable_Fragment
  | Problem_ShowingInUse_Fragment
  | Problem_ShowingOverlaps_Fragment
  | Problem_StaleVersion_Fragment
  | Problem_StrandsSingleSeat_Fragment
  | Problem_TicketTypeNotAllowed_Fragment
  | Problem_TicketVoid_Fragment
;

export type AmountFragment = { __typename?: 'Money', amountMinor: number, currency: string };

export type MovieQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  showings: ShowingFilter;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type MovieQuery = { __typename?: 'Query', movie?: { __typename?: 'Movie', originalTitle?: string | null, synopsis: string, directors: Array<string>, cast: Array<string>, releaseDate?: string | null, trailerUrl?: string | null, reviewCount: number, id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, genres: Array<string>, averageRating?: number | null, showings: { __typename?: 'ShowingConnection', nodes: Array<{ __typename?: 'Showing', id: string, startsAt: string, format: string, language?: string | null, subtitles: Array<string>, status: ShowingStatus, availability: { __typename?: 'Availability', available: number, total: number }, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string } } }>, pageInfo: { __typename?: 'PageInfo', endCursor?: string | null, hasNextPage: boolean } }, certificate?: { __typename?: 'Certificate', label: string, minimumAge?: number | null } | null } | null };

export type ReviewTextFragment = { __typename?: 'Review', id: string, author?: string | null, rating: number, text?: string | null, createdAt: string };

export type ReviewsQueryVariables = Exact<{
  movieId: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ReviewsQuery = { __typename?: 'Query', movie?: { __typename?: 'Movie', id: string, averageRating?: number | null, reviewCount: number, reviews: { __typename?: 'ReviewConnection', nodes: Array<{ __typename?: 'Review', id: string, author?: string | null, rating: number, text?: string | null, createdAt: string }>, pageInfo: { __typename?: 'PageInfo', endCursor?: string | null, hasNextPage: boolean } } } | null };

export type ReviewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ReviewerQuery = { __typename?: 'Query', me?: { __typename?: 'Account', id: string, isGuest: boolean } | null };

export type CreateReviewMutationVariables = Exact<{
  input: CreateReviewInput;
}>;


export type CreateReviewMutation = { __typename?: 'Mutation', createReview: { __typename?: 'CreateReviewPayload', review?: { __typename?: 'Review', id: string, author?: string | null, rating: number, text?: string | null, createdAt: string } | null, errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type SeatPlanQueryVariables = Exact<{
  showingId: Scalars['ID']['input'];
}>;


export type SeatPlanQuery = { __typename?: 'Query', showing?: { __typename?: 'Showing', id: string, seatMap: { __typename?: 'SeatMap', id: string, seats: Array<{ __typename?: 'Seat', id: string, label: string, row: string, number: string, rowIndex: number, indexInRow: number, section?: string | null, x: number, y: number, features: Array<SeatFeature>, category: { __typename?: 'SeatCategory', id: string } }>, categories: Array<{ __typename?: 'SeatCategory', id: string, name: string, color?: string | null }>, areas: Array<{ __typename?: 'SeatMapArea', color?: string | null, text?: string | null, points: Array<{ __typename?: 'Point', x: number, y: number }> }> }, prices: Array<{ __typename?: 'Price', category: { __typename?: 'SeatCategory', id: string }, ticketType: { __typename?: 'TicketType', id: string, soldOnline: boolean }, price: { __typename?: 'Money', amountMinor: number, currency: string } }> } | null };

export type SeatPairsQueryVariables = Exact<{
  showingId: Scalars['ID']['input'];
}>;


export type SeatPairsQuery = { __typename?: 'Query', showing?: { __typename?: 'Showing', id: string, seatMap: { __typename?: 'SeatMap', id: string, seats: Array<{ __typename?: 'Seat', id: string, companionOf?: { __typename?: 'Seat', id: string } | null, soldWith: Array<{ __typename?: 'Seat', id: string }> }> } } | null };

export type SeatStatesQueryVariables = Exact<{
  showingId: Scalars['ID']['input'];
}>;


export type SeatStatesQuery = { __typename?: 'Query', showing?: { __typename?: 'Showing', id: string, seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string, status: SeatStatus, version: number }> } | null };

export type SeatEventsSubscriptionVariables = Exact<{
  showingId: Scalars['ID']['input'];
}>;


export type SeatEventsSubscription = { __typename?: 'Subscription', seatAvailability:
    | { __typename: 'SeatDelta', showingId: string, seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string, status: SeatStatus, version: number }> }
    | { __typename: 'SeatSnapshot', showingId: string, seats: Array<{ __typename?: 'ShowingSeat', id: string, seatId: string, status: SeatStatus, version: number }> }
    | { __typename: 'ShowingChanged', showingId: string, showing: { __typename?: 'Showing', id: string, version: number, status: ShowingStatus, startsAt: string, endsAt: string, salesOpenAt?: string | null, salesCloseAt: string, auditorium: { __typename?: 'Auditorium', id: string, name: string }, prices: Array<{ __typename?: 'Price', category: { __typename?: 'SeatCategory', id: string }, ticketType: { __typename?: 'TicketType', id: string, soldOnline: boolean }, price: { __typename?: 'Money', amountMinor: number, currency: string } }> } }
   };

export type SeatStateFragment = { __typename?: 'ShowingSeat', id: string, seatId: string, status: SeatStatus, version: number };

export type PricesOfShowingFragment = { __typename?: 'Showing', prices: Array<{ __typename?: 'Price', category: { __typename?: 'SeatCategory', id: string }, ticketType: { __typename?: 'TicketType', id: string, soldOnline: boolean }, price: { __typename?: 'Money', amountMinor: number, currency: string } }> };

export type LogOutMutationVariables = Exact<{
  input: LogoutInput;
}>;


export type LogOutMutation = { __typename?: 'Mutation', logout: { __typename?: 'LogoutPayload', errors: Array<
      | { __typename: 'AlreadyCheckedIn', message: string, path: Array<string> }
      | { __typename: 'AlreadyExists', message: string, path: Array<string> }
      | { __typename: 'EmailTaken', message: string, path: Array<string> }
      | { __typename: 'HasShowings', message: string, path: Array<string> }
      | { __typename: 'HoldExpired', message: string, path: Array<string> }
      | { __typename: 'HoldLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'HoldNotExtendable', message: string, path: Array<string> }
      | { __typename: 'IdempotencyConflict', message: string, path: Array<string> }
      | { __typename: 'InvalidCredentials', message: string, path: Array<string> }
      | { __typename: 'InvalidInput', message: string, path: Array<string> }
      | { __typename: 'InvalidToken', message: string, path: Array<string> }
      | { __typename: 'LastAdmin', message: string, path: Array<string> }
      | { __typename: 'NotCancellable', message: string, path: Array<string> }
      | { __typename: 'NotEligible', message: string, path: Array<string> }
      | { __typename: 'NotExchangeable', message: string, path: Array<string> }
      | { __typename: 'NotFound', message: string, path: Array<string> }
      | { __typename: 'PaymentAttemptsExceeded', message: string, path: Array<string> }
      | { __typename: 'PaymentNotOffered', message: string, path: Array<string> }
      | { __typename: 'PriceChanged', message: string, path: Array<string> }
      | { __typename: 'ProgrammeRejected', message: string, path: Array<string> }
      | { __typename: 'PromoCodeRejected', message: string, path: Array<string> }
      | { __typename: 'RefundTooHigh', message: string, path: Array<string> }
      | { __typename: 'SalesClosed', message: string, path: Array<string> }
      | { __typename: 'SeatLimitExceeded', message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type MeFragment = { __typename?: 'Account', id: string, name?: string | null, email?: string | null, emailVerified: boolean, isGuest: boolean, version: number };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { __typename?: 'Query', me?: { __typename?: 'Account', id: string, name?: string | null, email?: string | null, emailVerified: boolean, isGuest: boolean, version: number } | null };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { __typename?: 'Mutation', refreshSession: { __typename?: 'RefreshSessionPayload', tokens?: { __typename?: 'AuthTokens', accessToken: string, refreshToken: string } | null } };

export type StartGuestSessionMutationVariables = Exact<{
  input: StartGuestSessionInput;
}>;


export type StartGuestSessionMutation = { __typename?: 'Mutation', startGuestSession: { __typename?: 'StartGuestSessionPayload', tokens?: { __typename?: 'AuthTokens', accessToken: string, refreshToken: string } | null } };

export type SessionTokensFragment = { __typename?: 'AuthTokens', accessToken: string, refreshToken: string };

export type ShowingHeadFragment = { __typename?: 'Showing', id: string, startsAt: string, endsAt: string, status: ShowingStatus, format: string, language?: string | null, subtitles: Array<string>, movie: { __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, certificate?: { __typename?: 'Certificate', label: string } | null }, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string, name: string, timeZone: string, address: { __typename?: 'Address', street: string, postalCode?: string | null, city: string } } } };

export type OfferedPriceFragment = { __typename?: 'Price', category: { __typename?: 'SeatCategory', id: string }, ticketType: { __typename?: 'TicketType', id: string, name: string, description?: string | null, soldOnline: boolean, seatFeature?: SeatFeature | null, maxPerBooking?: number | null, oneForEach?: { __typename?: 'TicketType', id: string, name: string } | null }, price: { __typename?: 'Money', amountMinor: number, currency: string } };

export type ShowingQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ShowingQuery = { __typename?: 'Query', showing?: { __typename?: 'Showing', salesOpenAt?: string | null, wheelchairReleasedAt?: string | null, id: string, startsAt: string, endsAt: string, status: ShowingStatus, format: string, language?: string | null, subtitles: Array<string>, cancellation?: { __typename?: 'ShowingCancellation', reason: string } | null, prices: Array<{ __typename?: 'Price', category: { __typename?: 'SeatCategory', id: string }, ticketType: { __typename?: 'TicketType', id: string, name: string, description?: string | null, soldOnline: boolean, seatFeature?: SeatFeature | null, maxPerBooking?: number | null, oneForEach?: { __typename?: 'TicketType', id: string, name: string } | null }, price: { __typename?: 'Money', amountMinor: number, currency: string } }>, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string, name: string, timeZone: string, bookingFee: { __typename?: 'Money', amountMinor: number, currency: string }, address: { __typename?: 'Address', street: string, postalCode?: string | null, city: string } } }, movie: { __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, certificate?: { __typename?: 'Certificate', label: string } | null } } | null };

export type OtherShowingsQueryVariables = Exact<{
  movieId: Scalars['ID']['input'];
}>;


export type OtherShowingsQuery = { __typename?: 'Query', movie?: { __typename?: 'Movie', id: string, showings: { __typename?: 'ShowingConnection', nodes: Array<{ __typename?: 'Showing', id: string, startsAt: string, format: string, auditorium: { __typename?: 'Auditorium', id: string, cinema: { __typename?: 'Cinema', id: string, name: string, timeZone: string } } }> } } | null };

export type CinemasQueryVariables = Exact<{ [key: string]: never; }>;


export type CinemasQuery = { __typename?: 'Query', cinemas: { __typename?: 'CinemaConnection', nodes: Array<{ __typename?: 'Cinema', id: string, name: string, timeZone: string, businessDayEndsAt: string, address: { __typename?: 'Address', city: string } }> } };

export type MovieFactsFragment = { __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, genres: Array<string>, averageRating?: number | null, certificate?: { __typename?: 'Certificate', label: string, minimumAge?: number | null } | null };

export type TimeFragment = { __typename?: 'Showing', id: string, startsAt: string, format: string, language?: string | null, subtitles: Array<string>, status: ShowingStatus, availability: { __typename?: 'Availability', available: number, total: number }, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string } } };

export type WhatsOnQueryVariables = Exact<{
  movies: MovieFilter;
  showings: ShowingFilter;
  orderBy: MovieOrder;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type WhatsOnQuery = { __typename?: 'Query', movies: { __typename?: 'MovieConnection', nodes: Array<{ __typename?: 'Movie', synopsis: string, id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, genres: Array<string>, averageRating?: number | null, showings: { __typename?: 'ShowingConnection', nodes: Array<{ __typename?: 'Showing', id: string, startsAt: string, format: string, language?: string | null, subtitles: Array<string>, status: ShowingStatus, availability: { __typename?: 'Availability', available: number, total: number }, auditorium: { __typename?: 'Auditorium', id: string, name: string, cinema: { __typename?: 'Cinema', id: string } } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean } }, certificate?: { __typename?: 'Certificate', label: string, minimumAge?: number | null } | null }>, pageInfo: { __typename?: 'PageInfo', endCursor?: string | null, hasNextPage: boolean } } };

export type ElsewhereQueryVariables = Exact<{
  movies: MovieFilter;
  showings: ShowingFilter;
}>;


export type ElsewhereQuery = { __typename?: 'Query', movies: { __typename?: 'MovieConnection', nodes: Array<{ __typename?: 'Movie', id: string, title: string, posterUrl?: string | null, runtimeMinutes: number, genres: Array<string>, averageRating?: number | null, showings: { __typename?: 'ShowingConnection', nodes: Array<{ __typename?: 'Showing', id: string, startsAt: string, auditorium: { __typename?: 'Auditorium', id: string, cinema: { __typename?: 'Cinema', id: string } } }> }, certificate?: { __typename?: 'Certificate', label: string, minimumAge?: number | null } | null }> } };

export const OpenSessionsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OpenSessions"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"device"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]} as unknown as DocumentNode<OpenSessionsFragment, unknown>;
export const AmountFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<AmountFragment, unknown>;
export const LineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxIncluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRateBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<LineFragment, unknown>;
export const QuoteLinesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"QuoteLines"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingQuote"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atCounterOffered"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxIncluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRateBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<QuoteLinesFragment, unknown>;
export const ShowingHeadFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShowingHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ShowingHeadFragment, unknown>;
export const BookingDetailsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"payableUntil"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exchangedFrom"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShowingHead"}},{"kind":"Field","name":{"kind":"Name","value":"cancellation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"counterReleaseMinutes"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxIncluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRateBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShowingHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BookingDetailsFragment, unknown>;
export const HeldSeatFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeldSeat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}}]}}]}}]}}]} as unknown as DocumentNode<HeldSeatFragment, unknown>;
export const MyHoldFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MyHold"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Hold"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeldSeat"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeldSeat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}}]}}]}}]}}]} as unknown as DocumentNode<MyHoldFragment, unknown>;
export const ProblemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<ProblemFragment, unknown>;
export const HoldProblemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HoldProblem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatLimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HoldLimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SalesClosed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"opensAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StrandsSingleSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"single"},"name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatsBelongTogether"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatsUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<HoldProblemFragment, unknown>;
export const ExchangeProblemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExchangeProblem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotExchangeable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cutoff"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<ExchangeProblemFragment, unknown>;
export const ReviewTextFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewText"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<ReviewTextFragment, unknown>;
export const SeatStateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<SeatStateFragment, unknown>;
export const PricesOfShowingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PricesOfShowing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"soldOnline"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<PricesOfShowingFragment, unknown>;
export const MeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Me"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"isGuest"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<MeFragment, unknown>;
export const SessionTokensFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionTokens"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthTokens"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]} as unknown as DocumentNode<SessionTokensFragment, unknown>;
export const OfferedPriceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OfferedPrice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Price"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"soldOnline"}},{"kind":"Field","name":{"kind":"Name","value":"seatFeature"}},{"kind":"Field","name":{"kind":"Name","value":"maxPerBooking"}},{"kind":"Field","name":{"kind":"Name","value":"oneForEach"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<OfferedPriceFragment, unknown>;
export const MovieFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MovieFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Movie"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"genres"}},{"kind":"Field","name":{"kind":"Name","value":"averageRating"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAge"}}]}}]}}]} as unknown as DocumentNode<MovieFactsFragment, unknown>;
export const TimeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Time"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<TimeFragment, unknown>;
export const LogInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LogIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LoginInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"login"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<LogInMutation, LogInMutationVariables>;
export const RegisterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Register"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"register"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<RegisterMutation, RegisterMutationVariables>;
export const RequestPasswordResetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestPasswordReset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestPasswordResetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestPasswordReset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResetPassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResetPasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetPassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const RequestEmailVerificationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestEmailVerification"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestEmailVerificationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestEmailVerification"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<RequestEmailVerificationMutation, RequestEmailVerificationMutationVariables>;
export const VerifyEmailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyEmail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyEmailInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyEmail"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Me"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Me"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"isGuest"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<VerifyEmailMutation, VerifyEmailMutationVariables>;
export const UpdateNameDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateName"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Me"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Me"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"isGuest"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<UpdateNameMutation, UpdateNameMutationVariables>;
export const ChangeEmailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeEmail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeEmailInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeEmail"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<ChangeEmailMutation, ChangeEmailMutationVariables>;
export const ChangePasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangePassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangePasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OpenSessions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OpenSessions"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"device"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const SessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OpenSessions"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OpenSessions"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"device"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]} as unknown as DocumentNode<SessionsQuery, SessionsQueryVariables>;
export const RevokeSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OpenSessions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OpenSessions"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"device"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const ExportMyDataDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExportMyData"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportMyDataInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exportMyData"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<ExportMyDataMutation, ExportMyDataMutationVariables>;
export const CloseAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CloseAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CloseAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"closeAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<CloseAccountMutation, CloseAccountMutationVariables>;
export const QuoteBookingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"QuoteBooking"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"QuoteBookingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quoteBooking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quote"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"QuoteLines"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PromoCodeRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"QuoteLines"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingQuote"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atCounterOffered"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxIncluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRateBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<QuoteBookingQuery, QuoteBookingQueryVariables>;
export const PlaceBookingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlaceBooking"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceBookingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeBooking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quote"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"QuoteLines"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"QuoteLines"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingQuote"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atCounterOffered"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxIncluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRateBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<PlaceBookingMutation, PlaceBookingMutationVariables>;
export const RetryPaymentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryPayment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RetryPaymentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryPayment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookingDetails"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentAttemptsExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxIncluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRateBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"payableUntil"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exchangedFrom"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShowingHead"}},{"kind":"Field","name":{"kind":"Name","value":"cancellation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"counterReleaseMinutes"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShowingHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RetryPaymentMutation, RetryPaymentMutationVariables>;
export const BookingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Booking"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isGuest"}}]}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookingDetails"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxIncluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRateBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"payableUntil"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exchangedFrom"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShowingHead"}},{"kind":"Field","name":{"kind":"Name","value":"cancellation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"counterReleaseMinutes"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShowingHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BookingQuery, BookingQueryVariables>;
export const HoldsOfBookingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HoldsOfBooking"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"showingId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"holds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"showingIds"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"showingId"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"CONVERTED"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MyHold"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeldSeat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MyHold"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Hold"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeldSeat"}}]}}]}}]} as unknown as DocumentNode<HoldsOfBookingQuery, HoldsOfBookingQueryVariables>;
export const BookingUpdatedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"BookingUpdated"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookingUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"bookingId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookingDetails"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxIncluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRateBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"payableUntil"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exchangedFrom"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShowingHead"}},{"kind":"Field","name":{"kind":"Name","value":"cancellation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"counterReleaseMinutes"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShowingHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BookingUpdatedSubscription, BookingUpdatedSubscriptionVariables>;
export const BookingByReferenceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BookingByReference"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reference"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"email"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EmailAddress"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookingByReference"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"reference"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reference"}}},{"kind":"Argument","name":{"kind":"Name","value":"email"},"value":{"kind":"Variable","name":{"kind":"Name","value":"email"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookingDetails"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxIncluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRateBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"payableUntil"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exchangedFrom"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShowingHead"}},{"kind":"Field","name":{"kind":"Name","value":"cancellation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"counterReleaseMinutes"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShowingHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BookingByReferenceQuery, BookingByReferenceQueryVariables>;
export const MyBookingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyBookings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"bookings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"STARTS_AT_DESC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exchangedFrom"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}}]}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShowingHead"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShowingHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyBookingsQuery, MyBookingsQueryVariables>;
export const QuoteCancellationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"QuoteCancellation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"QuoteCancellationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quoteCancellation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quote"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refund"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cutoff"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotCancellable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cutoff"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<QuoteCancellationQuery, QuoteCancellationQueryVariables>;
export const CancelBookingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelBooking"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelBookingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelBooking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookingDetails"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotCancellable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cutoff"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxIncluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRateBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"payableUntil"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exchangedFrom"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShowingHead"}},{"kind":"Field","name":{"kind":"Name","value":"cancellation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"counterReleaseMinutes"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShowingHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CancelBookingMutation, CancelBookingMutationVariables>;
export const HoldSeatsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"HoldSeats"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HoldSeatsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holdSeats"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MyHold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HoldProblem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeldSeat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MyHold"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Hold"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeldSeat"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HoldProblem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatLimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HoldLimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SalesClosed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"opensAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StrandsSingleSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"single"},"name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatsBelongTogether"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatsUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<HoldSeatsMutation, HoldSeatsMutationVariables>;
export const HoldBestSeatsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"HoldBestSeats"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HoldBestAvailableInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holdBestAvailable"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MyHold"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HoldProblem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeldSeat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MyHold"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Hold"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeldSeat"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HoldProblem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatLimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HoldLimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SalesClosed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"opensAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StrandsSingleSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"single"},"name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatsBelongTogether"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatsUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"alternatives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<HoldBestSeatsMutation, HoldBestSeatsMutationVariables>;
export const ReleaseHoldDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReleaseHold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"releaseHold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"holdId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<ReleaseHoldMutation, ReleaseHoldMutationVariables>;
export const HoldsOfShowingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HoldsOfShowing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"showingId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"holds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"showingIds"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"showingId"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"ACTIVE"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MyHold"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeldSeat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MyHold"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Hold"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeldSeat"}}]}}]}}]} as unknown as DocumentNode<HoldsOfShowingQuery, HoldsOfShowingQueryVariables>;
export const HoldDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Hold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isGuest"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MyHold"}},{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShowingHead"}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OfferedPrice"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeldSeat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"features"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MyHold"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Hold"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"secondsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeldSeat"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShowingHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OfferedPrice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Price"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"soldOnline"}},{"kind":"Field","name":{"kind":"Name","value":"seatFeature"}},{"kind":"Field","name":{"kind":"Name","value":"maxPerBooking"}},{"kind":"Field","name":{"kind":"Name","value":"oneForEach"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]} as unknown as DocumentNode<HoldQuery, HoldQueryVariables>;
export const QuoteExchangeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"QuoteExchange"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"QuoteExchangeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quoteExchange"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quote"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"difference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExchangeProblem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxIncluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRateBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExchangeProblem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotExchangeable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cutoff"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]} as unknown as DocumentNode<QuoteExchangeQuery, QuoteExchangeQueryVariables>;
export const ExchangeShowingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExchangeShowings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"movieId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"cinemaId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movie"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"movieId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"showings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"ON_SALE"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"cinemaIds"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"cinemaId"}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Time"}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"businessDayEndsAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Time"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ExchangeShowingsQuery, ExchangeShowingsQueryVariables>;
export const ExchangeTicketsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExchangeTickets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExchangeTicketsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exchangeTickets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"booking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookingDetails"}},{"kind":"Field","name":{"kind":"Name","value":"exchangedFrom"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ExchangeProblem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookingLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxIncluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRateBasisPoints"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookingDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Booking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"payableUntil"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exchangedFrom"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refunds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShowingHead"}},{"kind":"Field","name":{"kind":"Name","value":"cancellation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"counterReleaseMinutes"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ExchangeProblem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotExchangeable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cutoff"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShowingHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExchangeTicketsMutation, ExchangeTicketsMutationVariables>;
export const MovieDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Movie"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"showings"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movie"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovieFacts"}},{"kind":"Field","name":{"kind":"Name","value":"originalTitle"}},{"kind":"Field","name":{"kind":"Name","value":"synopsis"}},{"kind":"Field","name":{"kind":"Name","value":"directors"}},{"kind":"Field","name":{"kind":"Name","value":"cast"}},{"kind":"Field","name":{"kind":"Name","value":"releaseDate"}},{"kind":"Field","name":{"kind":"Name","value":"trailerUrl"}},{"kind":"Field","name":{"kind":"Name","value":"reviewCount"}},{"kind":"Field","name":{"kind":"Name","value":"showings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"showings"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Time"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MovieFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Movie"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"genres"}},{"kind":"Field","name":{"kind":"Name","value":"averageRating"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAge"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Time"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<MovieQuery, MovieQueryVariables>;
export const ReviewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Reviews"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"movieId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movie"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"movieId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"averageRating"}},{"kind":"Field","name":{"kind":"Name","value":"reviewCount"}},{"kind":"Field","name":{"kind":"Name","value":"reviews"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewText"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewText"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<ReviewsQuery, ReviewsQueryVariables>;
export const ReviewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Reviewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isGuest"}}]}}]}}]} as unknown as DocumentNode<ReviewerQuery, ReviewerQueryVariables>;
export const CreateReviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateReview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateReviewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createReview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReviewText"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReviewText"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<CreateReviewMutation, CreateReviewMutationVariables>;
export const SeatPlanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SeatPlan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"showingId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"showing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"showingId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PricesOfShowing"}},{"kind":"Field","name":{"kind":"Name","value":"seatMap"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"rowIndex"}},{"kind":"Field","name":{"kind":"Name","value":"indexInRow"}},{"kind":"Field","name":{"kind":"Name","value":"section"}},{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"features"}}]}},{"kind":"Field","name":{"kind":"Name","value":"categories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}}]}},{"kind":"Field","name":{"kind":"Name","value":"areas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PricesOfShowing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"soldOnline"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]}}]} as unknown as DocumentNode<SeatPlanQuery, SeatPlanQueryVariables>;
export const SeatPairsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SeatPairs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"showingId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"showing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"showingId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatMap"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"companionOf"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"soldWith"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<SeatPairsQuery, SeatPairsQueryVariables>;
export const SeatStatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SeatStates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"showingId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"showing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"showingId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeatState"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<SeatStatesQuery, SeatStatesQueryVariables>;
export const SeatEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SeatEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"showingId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seatAvailability"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"showingId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"showingId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"showingId"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeatState"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SeatDelta"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"showingId"}},{"kind":"Field","name":{"kind":"Name","value":"seats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeatState"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"showingId"}},{"kind":"Field","name":{"kind":"Name","value":"showing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"salesOpenAt"}},{"kind":"Field","name":{"kind":"Name","value":"salesCloseAt"}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PricesOfShowing"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingSeat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seatId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PricesOfShowing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"soldOnline"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]}}]} as unknown as DocumentNode<SeatEventsSubscription, SeatEventsSubscriptionVariables>;
export const LogOutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LogOut"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LogoutInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logout"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]} as unknown as DocumentNode<LogOutMutation, LogOutMutationVariables>;
export const MeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Me"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Me"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"isGuest"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<MeQuery, MeQueryVariables>;
export const RefreshSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefreshSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefreshSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refreshSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionTokens"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionTokens"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthTokens"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]} as unknown as DocumentNode<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const StartGuestSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartGuestSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartGuestSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startGuestSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionTokens"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionTokens"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthTokens"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}}]}}]} as unknown as DocumentNode<StartGuestSessionMutation, StartGuestSessionMutationVariables>;
export const ShowingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Showing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"showing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShowingHead"}},{"kind":"Field","name":{"kind":"Name","value":"salesOpenAt"}},{"kind":"Field","name":{"kind":"Name","value":"wheelchairReleasedAt"}},{"kind":"Field","name":{"kind":"Name","value":"cancellation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OfferedPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"bookingFee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Amount"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountMinor"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShowingHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OfferedPrice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Price"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ticketType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"soldOnline"}},{"kind":"Field","name":{"kind":"Name","value":"seatFeature"}},{"kind":"Field","name":{"kind":"Name","value":"maxPerBooking"}},{"kind":"Field","name":{"kind":"Name","value":"oneForEach"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Amount"}}]}}]}}]} as unknown as DocumentNode<ShowingQuery, ShowingQueryVariables>;
export const OtherShowingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OtherShowings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"movieId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movie"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"movieId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"showings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"13"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"ON_SALE"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OtherShowingsQuery, OtherShowingsQueryVariables>;
export const CinemasDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Cinemas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cinemas"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"businessDayEndsAt"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CinemasQuery, CinemasQueryVariables>;
export const WhatsOnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhatsOn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"movies"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"showings"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieOrder"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"movies"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovieFacts"}},{"kind":"Field","name":{"kind":"Name","value":"synopsis"}},{"kind":"Field","name":{"kind":"Name","value":"showings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"showings"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"40"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Time"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MovieFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Movie"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"genres"}},{"kind":"Field","name":{"kind":"Name","value":"averageRating"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAge"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Time"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Showing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"subtitles"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<WhatsOnQuery, WhatsOnQueryVariables>;
export const ElsewhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Elsewhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"movies"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"showings"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ShowingFilter"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"movies"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"6"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MovieFacts"}},{"kind":"Field","name":{"kind":"Name","value":"showings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"showings"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"auditorium"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cinema"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MovieFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Movie"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"}},{"kind":"Field","name":{"kind":"Name","value":"runtimeMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"genres"}},{"kind":"Field","name":{"kind":"Name","value":"averageRating"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAge"}}]}}]}}]} as unknown as DocumentNode<ElsewhereQuery, ElsewhereQueryVariables>;