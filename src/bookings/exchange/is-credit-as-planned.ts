import type { Exchange } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { costOf, readPlan } from './exchange-plan.ts';
import { readCredit } from './sql/read-credit.ts';

/**
 * False when something was given back of the old tickets since the exchange was asked for: then the difference is not enough.
 * To rely on it, lock their booking first.
 */
export async function isCreditAsPlanned(
  tx: Transaction,
  { ticketIds, plan, payableMinor }: Pick<Exchange, 'ticketIds' | 'plan' | 'payableMinor'>,
): Promise<boolean> {
  return (await readCredit(tx.client, ticketIds)) === costOf(readPlan(plan)) - payableMinor;
}
