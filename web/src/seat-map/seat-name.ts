import type { MapCategory, MapSeat } from './plan.ts';
import type { SeatMapTexts } from './seat-map-texts.ts';
import type { SeatLook } from './seat-states.ts';

/** Where a seat is, as in "Balcony, row F, seat 12". */
export function placeOf({ section, row, number }: MapSeat, texts: SeatMapTexts): string {
  return [section, texts.row(row), texts.seat(number)].filter((part) => part !== null).join(', ');
}

/** The whole name of its control, as in "Row F, seat 12, Comfort, €14.00, available". */
export function nameOf(
  seat: MapSeat,
  { category, look, texts }: { category: MapCategory | undefined; look: SeatLook; texts: SeatMapTexts },
): string {
  return [placeOf(seat, texts), category?.name, category?.price, ...featuresOf(seat, texts), texts[look]]
    .filter((part) => part !== null && part !== undefined)
    .join(', ');
}

/** What a buyer should know of the place. That it is at an aisle is seen, and would be read out for every fifth seat. */
export function featuresOf({ features }: MapSeat, texts: SeatMapTexts): string[] {
  return features.filter((feature) => feature !== 'AISLE').map((feature) => texts.features[feature]);
}
