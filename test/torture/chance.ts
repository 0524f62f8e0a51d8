import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** What is left to chance in a run: the same seed and name give the same choices in the same order. */
export class Chance {
  readonly #generator;

  constructor(seed: number, name: string) {
    // Each has a sequence of its own, whatever the others are asked.
    this.#generator = xoroshiro128plus(createHash('sha256').update(`${seed} ${name}`).digest().readInt32BE());
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  /** True in so many of a hundred cases. */
  percent(share: number): boolean {
    return this.between(1, 100) <= share;
  }

  /** @throws when there is none */
  oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new Error('there is nothing to choose from');
    return item;
  }

  /** All of them, in some order. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const left = [...items];
    return items.flatMap(() => left.splice(this.between(0, left.length - 1), 1));
  }
}
