/**
 * Decisions of a generator, from a list of numbers that fast-check makes. A shorter list and smaller numbers give simpler
 * values, so fast-check shrinks what is generated without knowing it.
 */
export class Choices {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** From 0 to `count - 1`; 0 once all numbers are used. */
  below(count: number): number {
    return (this.#numbers[this.#next++] ?? 0) % Math.max(1, count);
  }

  /** True once in so many times; never once all numbers are used. */
  onceIn(times: number): boolean {
    return this.below(times) === times - 1;
  }

  /** The first is the simplest. */
  of<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[this.below(values.length)] ?? values[0];
  }
}
