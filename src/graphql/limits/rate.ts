import type { GraphQLError } from 'graphql';
import type { Clock } from '../../platform/clock.ts';
import type { Identity } from '../../platform/identity.ts';
import { RATE_LIMITS } from '../../platform/redis/rate-limits.ts';
import type { RedisConnection } from '../../platform/redis/redis.ts';
import { SharedBudgets, type Spending } from '../../platform/redis/shared-budgets.ts';
import { codedError } from '../errors.ts';

/** What an operation costs beside its fields: reading the request, and answering it. */
const PER_OPERATION = 100;

/** What a client is told of its budget: in `extensions.rateLimit` and in the headers `RateLimit-*`. */
export interface RateState {
  /** Cost a minute. */
  limit: number;
  remaining: number;
  resetSeconds: number;
  /** Of this operation; 0 when it was refused. */
  cost: number;
}

interface Client {
  identity: Identity | undefined;
  ip: string;
}

/** Every account and every address has a budget of cost a minute, over HTTP and over WebSockets together. */
export class OperationRates {
  readonly #ofAccount: SharedBudgets;
  readonly #ofAddress: SharedBudgets;

  constructor(parts: { redis: RedisConnection | undefined; clock: Clock }) {
    this.#ofAccount = new SharedBudgets({ limit: RATE_LIMITS.operationsOfAccount, ...parts });
    this.#ofAddress = new SharedBudgets({ limit: RATE_LIMITS.operationsOfAddress, ...parts });
  }

  /**
   * To be called before an operation is carried out, and once for each that is refused for another reason.
   *
   * @param complexity as estimated; 0 for an operation that is wrong
   */
  take({ identity, ip }: Client, complexity: number): { state: RateState; problem?: GraphQLError } {
    const cost = PER_OPERATION + Math.ceil(complexity);
    const ofAddress = this.#ofAddress.spend(ip, cost);
    if (ofAddress.waitSeconds > 0) return refused(ofAddress, 'This address');
    if (!identity) return { state: toState(ofAddress, cost) };
    const ofAccount = this.#ofAccount.spend(identity.accountId, cost);
    if (ofAccount.waitSeconds > 0) {
      // Otherwise an account that goes on asking would use up what others at the address have.
      this.#ofAddress.giveBack(ip, cost);
      return refused(ofAccount, 'This account');
    }
    return { state: toState(ofAccount.remaining <= ofAddress.remaining ? ofAccount : ofAddress, cost) };
  }
}

function refused(spending: Spending, who: string): { state: RateState; problem: GraphQLError } {
  const { limit, waitSeconds } = spending;
  const message = `${who} has asked for more than ${limit} of cost within a minute: wait ${waitSeconds} seconds.`;
  const problem = codedError('RATE_LIMITED', message, { retryAfterSeconds: waitSeconds });
  return { state: toState(spending, 0), problem };
}

function toState({ limit, remaining, resetSeconds }: Spending, cost: number): RateState {
  return { limit, remaining, resetSeconds, cost };
}

/** The headers of an answer. */
export function rateHeaders({ limit, remaining, resetSeconds }: RateState): Record<string, string> {
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetSeconds),
  };
}
