import type { SeatFeature } from '../../generated/prisma/enums.ts';
import type { SeatToChoose } from './seat-to-choose.ts';

const NOTHING: readonly number[] = [0];

/**
 * Counts which of the wanted features some seats are for, as one number: a digit for each feature, whose base is one more
 * than how often it is wanted.
 */
export class Coverage {
  readonly #digits: ReadonlyMap<SeatFeature, { weight: number; most: number }>;
  /** All that are wanted. */
  readonly all: number;

  /** @param wanted one entry for each seat that must have it */
  constructor(wanted: readonly SeatFeature[]) {
    const digits = new Map<SeatFeature, { weight: number; most: number }>();
    let weight = 1;
    for (const feature of new Set(wanted)) {
      const most = wanted.filter((other) => other === feature).length;
      digits.set(feature, { weight, most });
      weight *= most + 1;
    }
    this.#digits = digits;
    this.all = weight - 1;
  }

  /** What the seat can be for; 0 is nothing in particular. A place that is kept is for its own feature only. */
  codesOf({ features }: SeatToChoose, { isKept }: { isKept: boolean }): readonly number[] {
    const own = isKept ? features.filter((feature) => feature === 'WHEELCHAIR' || feature === 'COMPANION') : features;
    if (this.all === 0) return isKept ? [] : NOTHING;
    const codes = own.flatMap((feature) => this.#digits.get(feature)?.weight ?? []);
    return isKept ? codes : [0, ...codes];
  }

  /** What several seats can be for together. */
  sums(options: readonly (readonly number[])[]): readonly number[] {
    if (this.all === 0) return options.every(({ length }) => length > 0) ? NOTHING : [];
    let sums = new Set([0]);
    for (const codes of options) {
      const next = new Set<number>();
      for (const sum of sums) for (const code of codes) if (this.hasRoom(sum, code)) next.add(sum + code);
      sums = next;
    }
    return [...sums];
  }

  /** Whether no feature is counted more often than it is wanted. */
  hasRoom(a: number, b: number): boolean {
    for (const { weight, most } of this.#digits.values()) {
      const digit = (code: number) => Math.floor(code / weight) % (most + 1);
      if (digit(a) + digit(b) > most) return false;
    }
    return true;
  }
}
