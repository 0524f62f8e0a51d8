import type { HeldSeatFragment, OfferedPriceFragment, SeatFeature } from '../generated/graphql.ts';
import { onlinePrices } from '../seat-map/online-prices.ts';

/** What decides about the prices of a seat. */
export interface SeatToSell {
  categoryId: string;
  features: readonly SeatFeature[];
}

/** The ticket type of each seat, by the seat's id. */
export type TicketChoice = Readonly<Record<string, string>>;

/** Why the types of the tickets do not go together. */
export interface BrokenRule {
  seatId: string;
  ticketType: string;
  /** At most so many of the type in a booking. */
  limit?: number;
  /** A ticket of this type is needed for each one. */
  needs?: string;
}

/** What a seat can be sold as online, in the order of the cinema. */
export function pricesOf(
  { categoryId, features }: SeatToSell,
  prices: readonly OfferedPriceFragment[],
): OfferedPriceFragment[] {
  return onlinePrices(prices, categoryId).filter(
    ({ ticketType: { seatFeature } }) => !seatFeature || features.includes(seatFeature),
  );
}

/** What a seat that is held can be sold as. */
export function pricesOfHeld(
  { seat: { category, features } }: HeldSeatFragment,
  prices: readonly OfferedPriceFragment[],
) {
  return pricesOf({ categoryId: category.id, features }, prices);
}

/** The full price: the highest one that is sold without terms. Undefined when nothing is sold. */
export function fullPrice(offered: readonly OfferedPriceFragment[]): OfferedPriceFragment | undefined {
  const byItself = offered.filter(
    ({ ticketType: { oneForEach, maxPerBooking, seatFeature } }) =>
      !oneForEach && typeof maxPerBooking !== 'number' && !seatFeature,
  );
  const [first, ...more] = byItself.length > 0 ? byItself : offered;
  return more.reduce((best, next) => (next.price.amountMinor > (best?.price.amountMinor ?? 0) ? next : best), first);
}

/** A type for each seat: what was chosen before, where it can still be bought, or the full price. */
export function completeChoice(
  seats: readonly HeldSeatFragment[],
  prices: readonly OfferedPriceFragment[],
  chosen: TicketChoice,
): TicketChoice {
  return Object.fromEntries(
    seats.flatMap((seat) => {
      const offered = pricesOfHeld(seat, prices);
      const kept = offered.find(({ ticketType: { id } }) => id === chosen[seat.seatId]);
      const ticketType = (kept ?? fullPrice(offered))?.ticketType;
      return ticketType ? [[seat.seatId, ticketType.id]] : [];
    }),
  );
}

/** What the server would refuse: the same rules as there, for the first seat after the rule is broken and each further one. */
export function brokenRules(choice: TicketChoice, prices: readonly OfferedPriceFragment[]): BrokenRule[] {
  const types = new Map(prices.map(({ ticketType }) => [ticketType.id, ticketType]));
  const counts = new Map<string, number>();
  for (const id of Object.values(choice)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const before = new Map<string, number>();
  return Object.entries(choice).flatMap(([seatId, typeId]): BrokenRule[] => {
    const type = types.get(typeId);
    if (!type) return [];
    const nth = (before.get(typeId) ?? 0) + 1;
    before.set(typeId, nth);
    const { name: ticketType, maxPerBooking, oneForEach } = type;
    if (typeof maxPerBooking === 'number' && nth > maxPerBooking) return [{ seatId, ticketType, limit: maxPerBooking }];
    if (oneForEach && nth > (counts.get(oneForEach.id) ?? 0)) return [{ seatId, ticketType, needs: oneForEach.name }];
    return [];
  });
}
