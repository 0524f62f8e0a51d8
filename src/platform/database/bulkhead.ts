import { Durations } from '../metrics/durations.ts';
import { UnavailableError } from './errors.ts';

/** How long work waits while none with its key is done, and at most. */
const STUCK_MS = 2000;
const LONGEST_MS = 4000;

interface Compartment {
  running: number;
  /** When work was last done without an error. */
  movedAt: number;
  /** In the order in which they came. */
  waiting: Set<() => void>;
}

/**
 * Lets so much work with the same key run at once, and no more: work that waits for the locks of one showing leaves
 * connections for all others. The rest waits its turn: longer behind many buyers than behind a lock that nothing passes.
 */
export class Bulkhead {
  readonly #width: number;
  readonly #compartments = new Map<string, Compartment>();
  /** Of those that had to wait for their turn. */
  readonly waits = new Durations();

  constructor(width: number) {
    this.#width = width;
  }

  /** @throws {UnavailableError} when its turn does not come in time; then it was not begun */
  async run<Result>(key: string | undefined, work: () => Promise<Result>): Promise<Result> {
    if (key === undefined) return await work();
    const compartment = this.#compartments.get(key) ?? { running: 0, movedAt: 0, waiting: new Set() };
    this.#compartments.set(key, compartment);
    if (compartment.running === this.#width) await this.#turn(compartment);
    else compartment.running++;
    try {
      const result = await work();
      compartment.movedAt = performance.now();
      return result;
    } finally {
      this.#leave(key, compartment);
    }
  }

  /** How many wait for their turn. */
  get waiting(): number {
    let count = 0;
    for (const { waiting } of this.#compartments.values()) count += waiting.size;
    return count;
  }

  async #turn(compartment: Compartment): Promise<void> {
    const beganAt = performance.now();
    try {
      await turn(compartment);
    } finally {
      this.waits.addSince(beganAt);
    }
  }

  /** The place goes to the next who waits. */
  #leave(key: string, compartment: Compartment): void {
    const [next] = compartment.waiting;
    if (next) next();
    else if (--compartment.running === 0) this.#compartments.delete(key);
  }
}

function turn(compartment: Compartment): Promise<void> {
  const { waiting } = compartment;
  const since = performance.now();
  const left = () => Math.min(Math.max(since, compartment.movedAt) + STUCK_MS, since + LONGEST_MS) - performance.now();
  return new Promise((resolve, reject) => {
    const begin = () => {
      clearTimeout(timer);
      waiting.delete(begin);
      resolve();
    };
    const giveUp = () => {
      if (left() > 0) {
        timer = setTimeout(giveUp, left());
        return;
      }
      waiting.delete(begin);
      reject(new UnavailableError('too many wait for the same rows'));
    };
    let timer = setTimeout(giveUp, left());
    waiting.add(begin);
  });
}
