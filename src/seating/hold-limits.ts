import type { Clock } from '../platform/clock.ts';
import { RATE_LIMITS } from '../platform/redis/rate-limits.ts';
import type { RedisConnection } from '../platform/redis/redis.ts';
import { SharedBudgets } from '../platform/redis/shared-budgets.ts';

export interface HoldingClient {
  accountId: string;
  ip: string;
}

/**
 * Limits how many seats are held an hour, so that a bot cannot keep a hall held by holding its seats again and again. What
 * becomes a booking does not count: attempts to pay have limits of their own.
 */
export class HoldLimits {
  readonly #ofAccount: SharedBudgets | undefined;
  readonly #ofAddress: SharedBudgets | undefined;

  constructor({ rateLimits, ...parts }: { redis: RedisConnection | undefined; clock: Clock; rateLimits: boolean }) {
    if (!rateLimits) return;
    this.#ofAccount = new SharedBudgets({ limit: RATE_LIMITS.seatsOfAccount, ...parts });
    this.#ofAddress = new SharedBudgets({ limit: RATE_LIMITS.seatsOfAddress, ...parts });
  }

  /**
   * Counts seats before they are held.
   *
   * @param isGuest asked only of an account that has held more than guests may
   * @returns 0, or how many seconds to wait: then nothing was counted
   */
  async count(client: HoldingClient, { seats, isGuest }: { seats: number; isGuest: () => Promise<boolean> }) {
    const { accountId, ip } = client;
    const ofAddress = this.#ofAddress?.spend(ip, seats);
    if (ofAddress === undefined || ofAddress.waitSeconds > 0) return ofAddress?.waitSeconds ?? 0;
    const ofAccount = this.#ofAccount?.spend(accountId, seats);
    if (ofAccount === undefined) return 0;
    const { limit, remaining, waitSeconds, resetSeconds } = ofAccount;
    if (waitSeconds > 0) {
      this.#ofAddress?.giveBack(ip, seats);
      return waitSeconds;
    }
    if (limit - remaining <= RATE_LIMITS.seatsOfGuest.points || !(await isGuest())) return 0;
    this.giveBack(client, seats);
    return resetSeconds;
  }

  /** Seats that were not held after all, or that are being bought. */
  giveBack({ accountId, ip }: HoldingClient, seats: number): void {
    this.#ofAccount?.giveBack(accountId, seats);
    this.#ofAddress?.giveBack(ip, seats);
  }
}
