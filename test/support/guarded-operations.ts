import type { Query } from '../generated/graphql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { StaffMutation, StaffWorld } from './staff-mutations.ts';

/** Those that are not for staff. */
type BuyersQuery =
  | ('booking' | 'bookingByReference' | 'hold' | 'me' | 'node' | 'quoteBooking' | 'quoteCancellation' | 'quoteExchange')
  | ('cinema' | 'cinemas' | 'genres' | 'movie' | 'movies' | 'showing' | 'showings' | 'showingFormats');

type StaffQuery = Exclude<keyof Query, '__typename' | BuyersQuery>;

/** For every query of staff a field that is answered: the compiler demands a new one here. The tests try every role with it. */
export const STAFF_QUERIES: Record<StaffQuery, (world: StaffWorld) => string> = {
  accounts: () => 'accounts { nodes { id } }',
  dailyStatements: ({ cinemaId }) => `dailyStatements(cinemaId: "${cinemaId}") { nodes { id } }`,
  deadLetters: () => 'deadLetters { nodes { id } }',
  auditLog: () => 'auditLog { nodes { id } }',
  occupancyReport: ({ cinemaId }) =>
    `occupancyReport(input: { from: "2026-11-01", to: "2026-11-30", cinemaIds: ["${cinemaId}"] }) { totalCount }`,
  salesReport: ({ cinemaId }) => `salesReport(
    input: { from: "2026-11-01", to: "2026-11-30", cinemaIds: ["${cinemaId}"], groupBy: DAY }
  ) { totalCount }`,
  searchBookings: () => 'searchBookings { nodes { id } }',
  promoCodes: () => 'promoCodes { nodes { id } }',
};

/** Those that find nothing of other cinemas, where others are FORBIDDEN. */
export const FIND_NOTHING_ELSEWHERE: ReadonlySet<string> = new Set<StaffQuery>(['searchBookings', 'promoCodes']);

/** Mutations of what staff of other cinemas cannot see: for them it is NotFound, where others are FORBIDDEN. */
export const UNSEEN_ELSEWHERE: ReadonlySet<string> = new Set<StaffMutation>([
  ...(['updatePriceList', 'archivePriceList', 'updatePromoCode', 'archivePromoCode'] as const),
  'refundBooking',
]);

/** The same for every subscription of staff; its first event comes at once. */
export const STAFF_SUBSCRIPTIONS: Readonly<Record<string, (world: StaffWorld) => string>> = {
  showingSales: ({ showingId }) => `showingSales(showingId: "${showingId}") { ticketsSold }`,
};

/** For every operation that is not for guests a field, and of which kind it is. A guest is refused, whatever it is about. */
export const OPERATIONS_OF_REGISTERED: Record<string, string> = {
  updateAccount: `mutation { updateAccount(input: { id: "${newId()}", expectedVersion: 1 }) { errors { message } } }`,
  changePassword: 'mutation { changePassword(input: { currentPassword: "", newPassword: "" }) { errors { message } } }',
  changeEmail: 'mutation { changeEmail(input: { password: "", newEmail: "" }) { errors { message } } }',
  createReview: `mutation { createReview(input: { movieId: "${newId()}", rating: 5 }) { errors { message } } }`,
  updateReview: `mutation { updateReview(input: { id: "${newId()}", expectedVersion: 1 }) { errors { message } } }`,
  deleteReview: `mutation { deleteReview(input: { id: "${newId()}" }) { errors { message } } }`,
};
