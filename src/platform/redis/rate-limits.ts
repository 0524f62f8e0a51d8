import type { RateLimit } from './rate-limiter.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** After the failures that are allowed: 15 minutes, then longer each time it happens again within a day. */
const GROWING_WAITS = [15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR];

/**
 * How much may be done in how long: every number of the product that is about this. docs/rate-limits.md says why. An
 * address is a client's as `RequestContext.ip` has it; many people may share one, as in an office.
 */
export const RATE_LIMITS = {
  /** Logins and registrations from an address: each costs a password hash. */
  login: { name: 'login', points: 20, seconds: MINUTE },
  /** Wrong passwords for an account, from all addresses together that it has not logged in from. */
  passwordOfAccount: { name: 'password-account', points: 10, seconds: 15 * MINUTE, waits: GROWING_WAITS },
  /** Wrong passwords for an account from one address that it has logged in from. */
  passwordOfKnownAddress: { name: 'password-known', points: 10, seconds: 15 * MINUTE, waits: GROWING_WAITS },
  /** Wrong passwords from an address, for all accounts that have not logged in from there. */
  passwordOfAddress: { name: 'password-address', points: 200, seconds: DAY },
  /** Cost of operations: several times what a busy screen of a box office asks for, and about a second of a processor. */
  operationsOfAccount: { name: 'operations-account', points: 1_000_000, seconds: MINUTE },
  operationsOfAddress: { name: 'operations-address', points: 5_000_000, seconds: MINUTE },
  /** Seats held: with holds of seven minutes, about 35 at any time. */
  seatsOfAccount: { name: 'seats-account', points: 300, seconds: HOUR },
  /** Of a guest, which is made without an e-mail address: about 12 at any time. */
  seatsOfGuest: { name: 'seats-account', points: 100, seconds: HOUR },
  /** About 175 at any time. */
  seatsOfAddress: { name: 'seats-address', points: 1_500, seconds: HOUR },
  /** Links in mails, which are sent to strangers' addresses: what an address asks for beyond it is not sent. */
  mail: { name: 'mail', points: 20, seconds: HOUR },
  /** Bookings looked for by reference and e-mail address. A person who knows one of the two may guess the other. */
  referenceOfAddress: { name: 'reference-address', points: 20, seconds: 10 * MINUTE },
  referenceOfBooking: { name: 'reference', points: 20, seconds: HOUR },
  referenceOfEmail: { name: 'reference-email', points: 40, seconds: HOUR },
  /** Promo codes that there are none of: what guessing makes. A buyer mistypes a few. */
  promoCodesOfAccount: { name: 'promo-code-account', points: 20, seconds: HOUR },
  promoCodesOfAddress: { name: 'promo-code-address', points: 100, seconds: HOUR },
  /** Links to tickets that were not made here. They cannot be guessed: it bounds what trying costs. */
  ticketLinksOfAddress: { name: 'ticket-link', points: 100, seconds: HOUR },
  /** New guests from an address. */
  guest: { name: 'guest', points: 20, seconds: HOUR },
  /** Attempts to pay: enough for three bookings whose every attempt fails. */
  paymentOfAccount: { name: 'payment-account', points: 15, seconds: HOUR },
  paymentOfAddress: { name: 'payment-address', points: 60, seconds: 10 * MINUTE },
  /** Payments that the gateway declined: what trying out stolen cards makes. */
  declinesOfAccount: { name: 'declines-account', points: 20, seconds: DAY },
  declinesOfAddress: { name: 'declines-address', points: 100, seconds: DAY },
} satisfies Record<string, RateLimit>;

/** How long it is remembered that an account has logged in from an address: timers of Node end at 24 days. */
export const KNOWN_ADDRESS_SECONDS = 20 * DAY;
