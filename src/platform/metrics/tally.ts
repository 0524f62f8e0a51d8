/**
 * Counts by label, for a counter of `/metrics`. It costs one look-up in a map. Labels are of a small, known set: each is a
 * series that Prometheus keeps.
 */
export class Tally<Label extends string = string> {
  readonly #counts: Map<Label, number>;

  /** @param known those that are shown before they are counted, so that the first increase is seen as one */
  constructor(known: readonly Label[] = []) {
    this.#counts = new Map(known.map((label) => [label, 0]));
  }

  add(label: Label, count = 1): void {
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + count);
  }

  get counts(): ReadonlyMap<Label, number> {
    return this.#counts;
  }
}
