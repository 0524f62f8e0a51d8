import type { RequestContext } from '../graphql/context.ts';
import { refuseToWait } from '../platform/redis/rate-limited-error.ts';
import type { HoldLimits } from './hold-limits.ts';
import type { HoldRequest } from './hold.service.ts';

/** Counts the seats of a request once, however often they are tried. */
export function countedLimits(
  { ip, loaders, callers }: RequestContext,
  { holdLimits }: { holdLimits: HoldLimits },
  { accountId, seats }: { accountId: string; seats: number },
): NonNullable<HoldRequest['limits']> {
  const client = { accountId, ip };
  const isGuest = async () => (await loaders.load(callers.byId, accountId))?.isGuest ?? true;
  return {
    /** @throws {RateLimitedError} */
    count: async () => refuseToWait(await holdLimits.count(client, { seats, isGuest }), 'Too many seats were held'),
    giveBack: () => holdLimits.giveBack(client, seats),
  };
}
