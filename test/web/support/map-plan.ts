import type { MapSeat, SeatMapPlan } from '../../../web/src/seat-map/plan.ts';

/** A seat of a plan that is made by a test; its id is its label. */
export function mapSeat({
  row,
  number,
  ...rest
}: Pick<MapSeat, 'row' | 'number' | 'x' | 'y'> & Partial<MapSeat>): MapSeat {
  return {
    id: row + number,
    label: row + number,
    row,
    number,
    rowIndex: row.charCodeAt(0) - 'A'.charCodeAt(0),
    indexInRow: Number(number),
    section: null,
    categoryId: 'standard',
    features: [],
    companionOfId: null,
    soldWithIds: [],
    ...rest,
  };
}

/** Rows from A at the screen, numbered from the left. With a radius they curve around the screen. */
export function mapPlan({ rows = 5, seatsPerRow = 8, radius = Infinity } = {}): SeatMapPlan {
  const seats = Array.from({ length: rows * seatsPerRow }, (_, index) => {
    const [rowIndex, place] = [Math.floor(index / seatsPerRow), index % seatsPerRow];
    const aside = place - (seatsPerRow - 1) / 2;
    const from = radius + rowIndex;
    const place2d =
      radius === Infinity
        ? { x: place, y: rowIndex }
        : { x: Math.sin(aside / from) * from, y: Math.cos(aside / from) * from - radius };
    return mapSeat({ row: String.fromCharCode('A'.charCodeAt(0) + rowIndex), number: String(place + 1), ...place2d });
  });
  return { seats, categories: [{ id: 'standard', name: 'Standard', color: null, price: null }], areas: [] };
}
