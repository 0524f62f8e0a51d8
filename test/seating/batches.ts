import type { Outcome } from '../../src/platform/outcome.ts';
import type { HoldRequest, HoldView } from '../../src/seating/hold.service.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { createAccount, type TestApp } from '../support/test-app.ts';

/** A buyer who wants these seats, by their place in the showing. */
export interface Wish {
  accountId?: string;
  seats: readonly number[];
  idempotencyKey?: string;
  onAnswer?: () => void;
}

/**
 * Holds that arrive together, in this order, while the statement of another hold is under way: so that they are gathered
 * for the next one.
 */
export async function holdTogether(
  testApp: TestApp,
  showing: MadeShowing,
  wishes: readonly Wish[],
): Promise<Outcome<HoldView>[]> {
  const { holds } = testApp.app.services;
  const accounts = await Promise.all(wishes.map(async ({ accountId }) => accountId ?? (await newAccountId(testApp))));
  const first = { accountId: await newAccountId(testApp), showingId: showing.showingId };
  const lastSeat = showing.seatIds.length - 1;
  const requests = wishes.map(({ seats, idempotencyKey }, index): HoldRequest => ({
    accountId: accounts[index] ?? '',
    showingId: showing.showingId,
    seatIds: seats.map((seat) => showing.seatIds[seat] ?? ''),
    idempotencyKey,
  }));
  const underWay = holds.hold({ ...first, seatIds: [showing.seatIds[lastSeat] ?? ''] });
  const answers = await Promise.all(
    requests.map(async (request, index) => {
      const answer = await holds.hold(request);
      wishes[index]?.onAnswer?.();
      return answer;
    }),
  );
  await underWay;
  return answers;
}

export async function newAccountId({ database }: TestApp): Promise<string> {
  return (await createAccount(database)).accountId;
}

/** "held", or why not. */
export function results(answers: readonly Outcome<HoldView>[]): string[] {
  return answers.map(({ value, errors }) => (value ? 'held' : errors[0].kind));
}
