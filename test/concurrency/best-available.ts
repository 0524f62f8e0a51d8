import { vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { HoldBestAvailableMutation } from '../generated/graphql.ts';
import { HoldBestAvailable } from '../seating/operations.ts';
import { GraphQLClient } from '../support/client.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import type { TestApp } from '../support/test-app.ts';

type Answer = HoldBestAvailableMutation['holdBestAvailable'];

/**
 * So many accounts ask for the best two seats, all at once.
 *
 * @param options.chooseFirst each has chosen before one of them takes its seats
 */
export async function askAtOnce(
  testApp: TestApp,
  { showingId }: MadeShowing,
  { buyers, processes, chooseFirst = false }: { buyers: number; processes: 1 | 2; chooseFirst?: boolean },
): Promise<{ answers: Answer[]; tries: number }> {
  const config = readConfig(testApp.environment);
  await using another = processes === 2 ? await createApp(config, { logger: createLogger(config.logLevel) }) : null;
  const accounts: GraphQLClient[] = [];
  for (let nth = 0; nth < buyers; nth++) {
    const { client } = await testApp.newAccount();
    accounts.push(another && nth % 2 === 1 ? new GraphQLClient(another.url, client.token) : client);
  }
  const { holds } = testApp.app.services;
  const original = holds.take.bind(holds);
  const take = vi.spyOn(holds, 'take');
  const allHaveChosen = new Gate();
  if (chooseFirst)
    take.mockImplementation(async (...args) => {
      if (take.mock.calls.length === buyers) allHaveChosen.open();
      await allHaveChosen.pass();
      return original(...args);
    });
  const answers = await Promise.all(
    accounts.map((client) => client.request(HoldBestAvailable, { input: { showingId, quantity: 2 } })),
  );
  const tries = take.mock.calls.length;
  take.mockRestore();
  return { answers: answers.map((answer) => answer.holdBestAvailable), tries };
}

/** The seats of each hold, as in "A1 A2". */
export function setsOf(answers: readonly Answer[]): string[] {
  return answers.flatMap(({ hold }) => (hold ? [hold.seats.map(({ seat }) => seat.label).join(' ')] : []));
}
