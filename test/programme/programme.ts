import type { ScheduleShowingsInput, ScheduleShowingsMutation } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { ScheduleShowings } from './operations.ts';

export type ShowingInput = ScheduleShowingsInput['showings'][number];
export type Scheduled = ScheduleShowingsMutation['scheduleShowings'];

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** So many days from now, at a time of UTC. */
export function daysFromNow(days: number, time = '18:00'): Date {
  const date = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  return new Date(`${date}T${time}:00.000Z`);
}

export function minutesAfter(time: Date | string, minutes: number): string {
  return new Date(new Date(time).getTime() + minutes * MINUTE_MS).toISOString();
}

/** Of the movie, in the auditorium and with the price list of a made showing. */
export function showingAt(
  { movieId, auditoriumId, priceListId }: MadeShowing,
  startsAt: Date | string,
  rest: Partial<ShowingInput> = {},
): ShowingInput {
  return { movieId, auditoriumId, priceListId, startsAt: new Date(startsAt).toISOString(), ...rest };
}

export async function schedule(
  client: GraphQLClient,
  showings: ShowingInput[],
  rest: { dryRun?: boolean } = {},
): Promise<Scheduled> {
  return (await client.request(ScheduleShowings, { input: { showings, ...rest } })).scheduleShowings;
}

/** Each error in short, as in "ShowingOverlaps 3" or "InvalidInput 0.startsAt". */
export function problemsOf({ errors }: { errors: Scheduled['errors'] }): string[] {
  return errors.map(({ __typename: type, path }) => `${type} ${path.slice(2).join('.')}`);
}

/** In minor units, in the order of ticket types. */
export function pricesOf({ prices }: { prices: readonly { price: { amountMinor: number } }[] }): number[] {
  return prices.map(({ price }) => price.amountMinor);
}
