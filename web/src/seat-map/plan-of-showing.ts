import { onlinePrices } from './online-prices.ts';
import type { MapSeat, SeatMapPlan } from './plan.ts';

type Entity = { id: string };

/** As the queries of the seat map answer. */
export interface ShowingWithPlan {
  prices: readonly {
    category: Entity;
    ticketType: { soldOnline: boolean };
    price: { amountMinor: number; currency: string };
  }[];
  seatMap: {
    seats: readonly (Omit<MapSeat, 'categoryId' | 'companionOfId' | 'soldWithIds' | 'section'> & {
      section?: string | null;
      category: Entity;
      companionOf?: Entity | null;
      soldWith: readonly Entity[];
    })[];
    categories: readonly { id: string; name: string; color?: string | null }[];
    areas: readonly { color?: string | null; text?: string | null; points: SeatMapPlan['areas'][number]['points'] }[];
  };
}

/** How prices are written, in the language of the page. */
export interface PriceTexts {
  money(amount: { amountMinor: number; currency: string }): string;
  from(price: string): string;
}

export function planOf({ prices, seatMap }: ShowingWithPlan, texts: PriceTexts): SeatMapPlan {
  return {
    seats: seatMap.seats.map(({ section, category, companionOf, soldWith, ...seat }) => ({
      ...seat,
      section: section ?? null,
      categoryId: category.id,
      companionOfId: companionOf?.id ?? null,
      soldWithIds: soldWith.map(({ id }) => id),
    })),
    categories: seatMap.categories.map(({ id, name, color }) => ({
      id,
      name,
      color: color ?? null,
      price: lowest({ prices, categoryId: id }, texts),
    })),
    areas: seatMap.areas.map(({ color, text, points }) => ({ color: color ?? null, text: text ?? null, points })),
  };
}

/** What the cheapest ticket costs that this page sells. */
function lowest({ prices, categoryId }: Pick<ShowingWithPlan, 'prices'> & { categoryId: string }, texts: PriceTexts) {
  const offered = onlinePrices(prices, categoryId)
    .map(({ price }) => price)
    .toSorted((one, other) => one.amountMinor - other.amountMinor);
  const [first, last] = [offered[0], offered.at(-1)];
  if (!first || !last) return null;
  return first.amountMinor === last.amountMinor ? texts.money(first) : texts.from(texts.money(first));
}
