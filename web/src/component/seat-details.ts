import type { EmbeddedShowingQuery } from '../generated/component/graphql.ts';
import { onlinePrices } from '../seat-map/online-prices.ts';
import type { SeatDetail } from '../../public/rowlock-seat-map.d.ts';

export type Showing = NonNullable<EmbeddedShowingQuery['showing']>;
type Prices = readonly Showing['prices'][number][];

/** What a site is told of each seat. */
export function seatDetails({ seatMap, prices }: Showing): Map<string, SeatDetail> {
  const categories = new Map(seatMap.categories.map(({ id, name }) => [id, { id, name }]));
  const pricesOf = new Map([...categories.keys()].map((id) => [id, detailsOf(onlinePrices(prices, id))]));
  return new Map(
    seatMap.seats.map(({ id, label, row, number, section, category }) => [
      id,
      {
        ...{ id, label, row, number, section: section ?? null },
        category: categories.get(category.id) ?? { id: category.id, name: '' },
        prices: pricesOf.get(category.id) ?? [],
      },
    ]),
  );
}

/** The least that seats can cost together; null without a price. */
export function lowestTotal(seats: readonly SeatDetail[]): { amountMinor: number; currency: string } | null {
  const lowest = seats.map(({ prices }) => Math.min(...prices.map(({ amountMinor }) => amountMinor)));
  const amountMinor = lowest.reduce((sum, amount) => sum + amount, 0);
  const currency = seats[0]?.prices[0]?.currency;
  return currency !== undefined && Number.isFinite(amountMinor) ? { amountMinor, currency } : null;
}

function detailsOf(prices: Prices): SeatDetail['prices'] {
  return prices.map(({ ticketType: { id, name }, price: { amountMinor, currency, decimal } }) => ({
    ...{ ticketType: { id, name }, amountMinor, currency, decimal },
  }));
}
