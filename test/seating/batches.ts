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

/** Holds that arrive together, in this order. */
export async function holdTogether(
  testApp: TestApp,
  showing: MadeShowing,
  wishes: readonly Wish[],
): Promise<Outcome<HoldView>[]> {
  const { holds } = testApp.app.services;
  const accounts = await Promise.all(wishes.map(async ({ accountId }) => accountId ?? (await newAccountId(testApp))));
  const requests = wishes.map(({ seats, idempotencyKey }, index): HoldRequest => ({
    accountId: accounts[index] ?? '',
    showingId: showing.showingId,
    seatIds: seats.map((seat) => showing.seatIds[seat] ?? ''),
    idempotencyKey,
  }));
  return await Promise.all(
    requests.map(async (request, index) => {
      const answer = await holds.hold(request);
      wishes[index]?.onAnswer?.();
      return answer;
    }),
  );
}

export async function newAccountId({ database }: TestApp): Promise<string> {
  return (await createAccount(database)).accountId;
}

/** "held", or why not. */
export function results(answers: readonly Outcome<HoldView>[]): string[] {
  return answers.map(({ value, errors }) => (value ? 'held' : errors[0].kind));
}
