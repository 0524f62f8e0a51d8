import { UnavailableError } from './errors.ts';

const WAIT_MS = 3000;

interface Compartment {
  running: number;
  /** In the order in which they came. */
  waiting: Set<() => void>;
}

/**
 * Lets so much work with the same key run at once, and no more: work that waits for the locks of one showing leaves
 * connections for all others. The rest waits its turn, for a limited time.
 */
export class Bulkhead {
  readonly #width: number;
  readonly #compartments = new Map<string, Compartment>();

  constructor(width: number) {
    this.#width = width;
  }

  /** @throws {UnavailableError} when its turn does not come in time; then it was not begun */
  async run<Result>(key: string | undefined, work: () => Promise<Result>): Promise<Result> {
    if (key === undefined) return await work();
    const compartment = this.#compartments.get(key) ?? { running: 0, waiting: new Set() };
    this.#compartments.set(key, compartment);
    if (compartment.running === this.#width) await turn(compartment);
    else compartment.running++;
    try {
      return await work();
    } finally {
      this.#leave(key, compartment);
    }
  }

  /** The place goes to the next who waits. */
  #leave(key: string, compartment: Compartment): void {
    const [next] = compartment.waiting;
    if (next) next();
    else if (--compartment.running === 0) this.#compartments.delete(key);
  }
}

function turn({ waiting }: Compartment): Promise<void> {
  return new Promise((resolve, reject) => {
    const begin = () => {
      clearTimeout(timer);
      waiting.delete(begin);
      resolve();
    };
    const timer = setTimeout(() => {
      waiting.delete(begin);
      reject(new UnavailableError('too many wait for the same rows'));
    }, WAIT_MS);
    waiting.add(begin);
  });
}
