import type { Scope } from './explore.ts';

const TERMS = {
  ...{ prices: [3, 3], fee: 1, attempts: 2 },
  ...{ holdTicks: 1, ceilingTicks: 2, paymentTicks: 1, counterTicks: 0 },
};

/** What is explored: always 2 buyers who want 2 seats. Each scope is small enough to be visited whole in seconds. */
export const SCOPES = {
  /** A hold and a booking for each buyer. A worker is lost once, and a webhook comes late once. */
  payments: {
    terms: TERMS,
    bounds: {
      ...{ buyers: 2, holds: 2, bookings: 2, payments: 2 },
      requests: ['hold', 'extend', 'change', 'release', 'place', 'retry', 'cancel'],
    },
    budget: { crashes: 1, webhooks: 1, refusals: 0, slow: 0 },
  },
  /** A hold lasts long enough to be extended before its deadline. */
  deadlines: {
    terms: { ...TERMS, holdTicks: 2, ceilingTicks: 3, paymentTicks: 2 },
    bounds: {
      ...{ buyers: 2, holds: 2, bookings: 1, payments: 2 },
      requests: ['hold', 'extend', 'change', 'release', 'place', 'retry'],
    },
    budget: { crashes: 0, webhooks: 0, refusals: 0, slow: 0 },
  },
  /** A request, or the sweeper, has read, and anything happens before it has its locks. */
  races: {
    terms: TERMS,
    bounds: {
      ...{ buyers: 2, holds: 2, bookings: 1, payments: 2 },
      requests: ['hold', 'change', 'place', 'retry', 'cancel'],
    },
    budget: { crashes: 0, webhooks: 0, refusals: 0, slow: 1 },
  },
  /** Seats of two prices, so that an exchange costs something or gives something back. */
  exchanges: {
    terms: { ...TERMS, prices: [3, 4], ceilingTicks: 1 },
    bounds: { buyers: 2, holds: 2, bookings: 1, payments: 2, requests: ['hold', 'place', 'cancel', 'exchange'] },
    budget: { crashes: 1, webhooks: 1, refusals: 0, slow: 0 },
  },
  /** One buyer has holds enough to exchange a ticket and to have the first seat again. */
  'there and back': {
    terms: { ...TERMS, prices: [3, 4], ceilingTicks: 1 },
    bounds: { buyers: 1, holds: 3, bookings: 1, payments: 3, requests: ['hold', 'place', 'cancel', 'exchange'] },
    budget: { crashes: 0, webhooks: 0, refusals: 0, slow: 0 },
  },
  /** Exchanges, and requests that wait. */
  'races of exchanges': {
    terms: { ...TERMS, prices: [3, 4], ceilingTicks: 1 },
    bounds: { buyers: 2, holds: 2, bookings: 1, payments: 2, requests: ['hold', 'place', 'cancel', 'exchange'] },
    budget: { crashes: 0, webhooks: 0, refusals: 0, slow: 1 },
  },
  /** Bookings that wait at the counter, with or without a card before and after. */
  'at the counter': {
    terms: { ...TERMS, ceilingTicks: 1, counterTicks: 2 },
    bounds: {
      ...{ buyers: 2, holds: 2, bookings: 1, payments: 2 },
      requests: ['hold', 'release', 'place', 'retry', 'placeAtCounter', 'retryAtCounter'],
    },
    budget: { crashes: 1, webhooks: 1, refusals: 0, slow: 0 },
  },
  /** The same for requests that wait, and for the sweeper. */
  'races at the counter': {
    terms: { ...TERMS, ceilingTicks: 1, counterTicks: 2 },
    bounds: {
      ...{ buyers: 2, holds: 2, bookings: 1, payments: 1 },
      requests: ['hold', 'retry', 'placeAtCounter'],
    },
    budget: { crashes: 0, webhooks: 0, refusals: 0, slow: 1 },
  },
  /** The provider refuses refunds, and staff give the money back themselves. */
  'refused refunds': {
    terms: { ...TERMS, ceilingTicks: 1 },
    bounds: {
      ...{ buyers: 2, holds: 2, bookings: 1, payments: 1 },
      requests: ['hold', 'place', 'cancel', 'payOtherwise'],
    },
    budget: { crashes: 1, webhooks: 0, refusals: 2, slow: 0 },
  },
  /** Nothing costs anything: the provider is never asked. */
  'free seats': {
    terms: { ...TERMS, prices: [0, 0], fee: 0 },
    bounds: { buyers: 2, holds: 2, bookings: 2, payments: 2, requests: ['hold', 'release', 'place', 'cancel'] },
    budget: { crashes: 0, webhooks: 0, refusals: 0, slow: 0 },
  },
} satisfies Record<string, Scope>;

export type ScopeName = keyof typeof SCOPES;
