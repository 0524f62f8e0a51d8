import type { Point } from './plan.ts';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Which seats are in a part of the hall, without looking at all of them. */
export class SeatGrid {
  readonly #cells = new Map<string, number[]>();
  readonly #places: readonly Point[];
  readonly #cellSize: number;

  constructor(places: readonly Point[], cellSize: number) {
    this.#places = places;
    this.#cellSize = cellSize;
    for (const [index, { x, y }] of places.entries()) {
      const key = this.#key(this.#cell(x), this.#cell(y));
      const cell = this.#cells.get(key);
      if (cell) cell.push(index);
      else this.#cells.set(key, [index]);
    }
  }

  /** The indexes of the seats whose middle is in the box. */
  *in({ left, top, right, bottom }: Box): Generator<number> {
    for (let row = this.#cell(top); row <= this.#cell(bottom); row += 1) {
      for (let column = this.#cell(left); column <= this.#cell(right); column += 1) {
        for (const index of this.#cells.get(this.#key(column, row)) ?? []) {
          const { x, y } = this.#places[index] as Point;
          if (x >= left && x <= right && y >= top && y <= bottom) yield index;
        }
      }
    }
  }

  /** The index of the seat that is nearest to a point, and not further away than the reach. */
  nearest({ x, y }: Point, reach: number): number | undefined {
    let found: { index: number; distance: number } | undefined;
    for (const index of this.in({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach })) {
      const place = this.#places[index] as Point;
      const distance = Math.hypot(place.x - x, place.y - y);
      if (distance <= reach && (!found || distance < found.distance)) found = { index, distance };
    }
    return found?.index;
  }

  #cell(coordinate: number): number {
    return Math.floor(coordinate / this.#cellSize);
  }

  #key(column: number, row: number): string {
    return `${column}/${row}`;
  }
}
