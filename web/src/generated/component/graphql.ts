import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type EmbeddedHoldSeatsMutationVariables = Exact<{
  showingId: Scalars['ID']['input'];
  seatIds: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
}>;


export type EmbeddedHoldSeatsMutation = { __typename?: 'Mutation', holdSeats: { __typename?: 'HoldSeatsPayload', hold?: { __typename?: 'Hold', id: string, status: HoldStatus, expiresAt: string, secondsLeft: number, seats: Array<{ __typename?: 'ShowingSeat', seatId: string }> } | null, errors: Array<
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
      | { __typename: 'SeatLimitExceeded', limit: number, message: string, path: Array<string> }
      | { __typename: 'SeatMapRejected', message: string, path: Array<string> }
      | { __typename: 'SeatsBelongTogether', message: string, path: Array<string> }
      | { __typename: 'SeatsInUse', message: string, path: Array<string> }
      | { __typename: 'SeatsMissing', message: string, path: Array<string> }
      | { __typename: 'SeatsUnavailable', message: string, path: Array<string>, seats: Array<{ __typename?: 'ShowingSeat', seatId: string }>, alternatives: Array<{ __typename?: 'SeatSet', together: boolean, seats: Array<{ __typename?: 'ShowingSeat', seatId: string }> }> }
      | { __typename: 'ShowingInUse', message: string, path: Array<string> }
      | { __typename: 'ShowingOverlaps', message: string, path: Array<string> }
      | { __typename: 'StaleVersion', message: string, path: Array<string> }
      | { __typename: 'StrandsSingleSeat', message: string, path: Array<string> }
      | { __typename: 'TicketTypeNotAllowed', message: string, path: Array<string> }
      | { __typename: 'TicketVoid', message: string, path: Array<string> }
    > } };

export type EmbeddedReleaseHoldMutationVariables = Exact<{
  holdId: Scalars['ID']['input'];
}>;


export type EmbeddedReleaseHoldMutation = { __typename?: 'Mutation', releaseHold: { __typename?: 'ReleaseHoldPayload', hold?: { __typename?: 'Hold', id: string, status: HoldStatus, expiresAt: string, secondsLeft: number, seats: Array<{ __typename?: 'ShowingSeat', seatId: string }> } | null, errors: Array<
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

export type EmbeddedHoldsQueryVariables = Exact<{
  showingId: Scalars['ID']['input'];
}>;


export type EmbeddedHoldsQuery = { __typename?: 'Query', me?: { __typename?: 'Account', holds: { __typename?: 'HoldConnection', nodes: Array<{ __typename?: 'Hold', id: string, status: HoldStatus, expiresAt: string, secondsLeft: number, seats: Array<{ __typename?: 'ShowingSeat', seatId: string }> }> } } | null };

export type EmbeddedHoldQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type EmbeddedHoldQuery = { __typename?: 'Query', hold?: { __typename?: 'Hold', id: string, status: HoldStatus, expiresAt: string, secondsLeft: number, seats: Array<{ __typename?: 'ShowingSeat', seatId: string }> } | null };

export type EmbeddedHeldSeatsFragment = { __typename?: 'Hold', id: string, status: HoldStatus, expiresAt: string, secondsLeft: number, seats: Array<{ __typename?: 'ShowingSeat', seatId: string }> };

export type EmbeddedShowingQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type EmbeddedShowingQuery = { __typename?: 'Query', showing?: { __typename?: 'Showing', id: string, status: ShowingStatus, salesOpenAt?: string | null, seatMap: { __typename?: 'SeatMap', id: string, seats: Array<{ __typename?: 'Seat', id: string, label: string, row: string, number: string, rowIndex: number, indexInRow: number, section?: string | null, x: number, y: number, features: Array<SeatFeature>, category: { __typename?: 'SeatCategory', id: string }, companionOf?: { __typename?: 'Seat', id: string } | null, soldWith: Array<{ __typename?: 'Seat', id: string }> }>, categories: Array<{ __typename?: 'SeatCategory', id: string, name: string, color?: string | null }>, areas: Array<{ __typename?: 'SeatMapArea', color?: string | null, text?: string | null, points: Array<{ __typename?: 'Point', x: number, y: number }> }> }, prices: Array<{ __typename?: 'Price', category: { __typename?: 'SeatCategory', id: string }, ticketType: { __typename?: 'TicketType', id: string, name: string, soldOnline: boolean }, price: { __typename?: 'Money', amountMinor: number, currency: string, decimal: string } }> } | null };

export type EmbeddedStatesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type EmbeddedStatesQuery = { __typename?: 'Query', showing?: { __typename?: 'Showing', seatStates: { __typename?: 'SeatStates', seatIds: Array<string>, statuses: Array<SeatStatus>, versions: Array<number> } } | null };

export type EmbeddedSeatsSubscriptionVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type EmbeddedSeatsSubscription = { __typename?: 'Subscription', seatAvailability:
    | { __typename: 'SeatDelta', seats: Array<{ __typename?: 'ShowingSeat', seatId: string, status: SeatStatus, version: number }> }
    | { __typename: 'SeatSnapshot', seats: Array<{ __typename?: 'ShowingSeat', seatId: string, status: SeatStatus, version: number }> }
    | { __typename: 'ShowingChanged', showing: { __typename?: 'Showing', id: string } }
   };

export type EmbeddedSeatStateFragment = { __typename?: 'ShowingSeat', seatId: string, status: SeatStatus, version: number };

export type EmbeddedGuestMutationVariables = Exact<{
  locale?: InputMaybe<Scalars['LanguageTag']['input']>;
}>;


export type EmbeddedGuestMutation = { __typename?: 'Mutation', startGuestSession: { __typename?: 'StartGuestSessionPayload', tokens?: { __typename?: 'AuthTokens', accessToken: string, refreshToken: string } | null } };

export type EmbeddedRefreshMutationVariables = Exact<{
  refreshToken: Scalars['String']['input'];
}>;


export type EmbeddedRefreshMutation = { __typename?: 'Mutation', refreshSession: { __typename?: 'RefreshSessionPayload', tokens?: { __typename?: 'AuthTokens', accessToken: string, refreshToken: string } | null } };

export type EmbeddedTokensFragment = { __typename?: 'AuthTokens', accessToken: string, refreshToken: string };

export type ShowingsToEmbedQueryVariables = Exact<{ [key: string]: never; }>;


export type ShowingsToEmbedQuery = { __typename?: 'Query', showings: { __typename?: 'ShowingConnection', nodes: Array<{ __typename?: 'Showing', id: string, movie: { __typename?: 'Movie', title: string }, auditorium: { __typename?: 'Auditorium', name: string, cinema: { __typename?: 'Cinema', name: string } }, availability: { __typename?: 'Availability', available: number, total: number } }> } };

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

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const EmbeddedHeldSeatsFragmentDoc = new TypedDocumentString(`
    fragment EmbeddedHeldSeats on Hold {
  id
  status
  expiresAt
  secondsLeft
  seats {
    seatId
  }
}
    `, {"fragmentName":"EmbeddedHeldSeats"}) as unknown as TypedDocumentString<EmbeddedHeldSeatsFragment, unknown>;
export const EmbeddedSeatStateFragmentDoc = new TypedDocumentString(`
    fragment EmbeddedSeatState on ShowingSeat {
  seatId
  status
  version
}
    `, {"fragmentName":"EmbeddedSeatState"}) as unknown as TypedDocumentString<EmbeddedSeatStateFragment, unknown>;
export const EmbeddedTokensFragmentDoc = new TypedDocumentString(`
    fragment EmbeddedTokens on AuthTokens {
  accessToken
  refreshToken
}
    `, {"fragmentName":"EmbeddedTokens"}) as unknown as TypedDocumentString<EmbeddedTokensFragment, unknown>;
export const ProblemFragmentDoc = new TypedDocumentString(`
    fragment Problem on UserError {
  __typename
  message
  path
}
    `, {"fragmentName":"Problem"}) as unknown as TypedDocumentString<ProblemFragment, unknown>;
export const AmountFragmentDoc = new TypedDocumentString(`
    fragment Amount on Money {
  amountMinor
  currency
}
    `, {"fragmentName":"Amount"}) as unknown as TypedDocumentString<AmountFragment, unknown>;
export const EmbeddedHoldSeatsDocument = new TypedDocumentString(`
    mutation EmbeddedHoldSeats($showingId: ID!, $seatIds: [ID!]!) {
  holdSeats(input: {showingId: $showingId, seatIds: $seatIds}) {
    hold {
      ...EmbeddedHeldSeats
    }
    errors {
      ...Problem
      ... on SeatsUnavailable {
        seats {
          seatId
        }
        alternatives {
          together
          seats {
            seatId
          }
        }
      }
      ... on SeatLimitExceeded {
        limit
      }
    }
  }
}
    fragment EmbeddedHeldSeats on Hold {
  id
  status
  expiresAt
  secondsLeft
  seats {
    seatId
  }
}
fragment Problem on UserError {
  __typename
  message
  path
}`) as unknown as TypedDocumentString<EmbeddedHoldSeatsMutation, EmbeddedHoldSeatsMutationVariables>;
export const EmbeddedReleaseHoldDocument = new TypedDocumentString(`
    mutation EmbeddedReleaseHold($holdId: ID!) {
  releaseHold(input: {holdId: $holdId}) {
    hold {
      ...EmbeddedHeldSeats
    }
    errors {
      ...Problem
    }
  }
}
    fragment EmbeddedHeldSeats on Hold {
  id
  status
  expiresAt
  secondsLeft
  seats {
    seatId
  }
}
fragment Problem on UserError {
  __typename
  message
  path
}`) as unknown as TypedDocumentString<EmbeddedReleaseHoldMutation, EmbeddedReleaseHoldMutationVariables>;
export const EmbeddedHoldsDocument = new TypedDocumentString(`
    query EmbeddedHolds($showingId: ID!) {
  me {
    holds(first: 1, filter: {showingIds: [$showingId], statuses: [ACTIVE]}) {
      nodes {
        ...EmbeddedHeldSeats
      }
    }
  }
}
    fragment EmbeddedHeldSeats on Hold {
  id
  status
  expiresAt
  secondsLeft
  seats {
    seatId
  }
}`) as unknown as TypedDocumentString<EmbeddedHoldsQuery, EmbeddedHoldsQueryVariables>;
export const EmbeddedHoldDocument = new TypedDocumentString(`
    query EmbeddedHold($id: ID!) {
  hold(id: $id) {
    ...EmbeddedHeldSeats
  }
}
    fragment EmbeddedHeldSeats on Hold {
  id
  status
  expiresAt
  secondsLeft
  seats {
    seatId
  }
}`) as unknown as TypedDocumentString<EmbeddedHoldQuery, EmbeddedHoldQueryVariables>;
export const EmbeddedShowingDocument = new TypedDocumentString(`
    query EmbeddedShowing($id: ID!) {
  showing(id: $id) {
    id
    status
    salesOpenAt
    seatMap {
      id
      seats {
        id
        label
        row
        number
        rowIndex
        indexInRow
        section
        x
        y
        category {
          id
        }
        features
        companionOf {
          id
        }
        soldWith {
          id
        }
      }
      categories {
        id
        name
        color
      }
      areas {
        color
        text
        points {
          x
          y
        }
      }
    }
    prices {
      category {
        id
      }
      ticketType {
        id
        name
        soldOnline
      }
      price {
        amountMinor
        currency
        decimal
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EmbeddedShowingQuery, EmbeddedShowingQueryVariables>;
export const EmbeddedStatesDocument = new TypedDocumentString(`
    query EmbeddedStates($id: ID!) {
  showing(id: $id) {
    seatStates {
      seatIds
      statuses
      versions
    }
  }
}
    `) as unknown as TypedDocumentString<EmbeddedStatesQuery, EmbeddedStatesQueryVariables>;
export const EmbeddedSeatsDocument = new TypedDocumentString(`
    subscription EmbeddedSeats($id: ID!) {
  seatAvailability(showingId: $id) {
    __typename
    ... on SeatSnapshot {
      seats {
        ...EmbeddedSeatState
      }
    }
    ... on SeatDelta {
      seats {
        ...EmbeddedSeatState
      }
    }
    ... on ShowingChanged {
      showing {
        id
      }
    }
  }
}
    fragment EmbeddedSeatState on ShowingSeat {
  seatId
  status
  version
}`) as unknown as TypedDocumentString<EmbeddedSeatsSubscription, EmbeddedSeatsSubscriptionVariables>;
export const EmbeddedGuestDocument = new TypedDocumentString(`
    mutation EmbeddedGuest($locale: LanguageTag) {
  startGuestSession(input: {locale: $locale}) {
    tokens {
      ...EmbeddedTokens
    }
  }
}
    fragment EmbeddedTokens on AuthTokens {
  accessToken
  refreshToken
}`) as unknown as TypedDocumentString<EmbeddedGuestMutation, EmbeddedGuestMutationVariables>;
export const EmbeddedRefreshDocument = new TypedDocumentString(`
    mutation EmbeddedRefresh($refreshToken: String!) {
  refreshSession(input: {refreshToken: $refreshToken}) {
    tokens {
      ...EmbeddedTokens
    }
  }
}
    fragment EmbeddedTokens on AuthTokens {
  accessToken
  refreshToken
}`) as unknown as TypedDocumentString<EmbeddedRefreshMutation, EmbeddedRefreshMutationVariables>;
export const ShowingsToEmbedDocument = new TypedDocumentString(`
    query ShowingsToEmbed {
  showings(first: 12, filter: {statuses: [ON_SALE]}) {
    nodes {
      id
      movie {
        title
      }
      auditorium {
        name
        cinema {
          name
        }
      }
      availability {
        available
        total
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ShowingsToEmbedQuery, ShowingsToEmbedQueryVariables>;