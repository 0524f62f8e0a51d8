import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

/** Times of one kind of request, in milliseconds. */
export interface Times {
  count: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

export interface Second extends Times {
  /** From 0, since the beginning. */
  second: number;
  buyers: number;
  failed: number;
}

interface OneSecond {
  times: RecordableHistogram;
  buyers: number;
  failed: number;
}

const MICROSECONDS = 1000;

/** What a load has measured, by operation and by second. */
export class Measures {
  readonly #beganAt = performance.now();
  readonly #operations = new Map<string, RecordableHistogram>();
  readonly #seconds: (OneSecond | undefined)[] = [];
  readonly #failures = new Map<string, number>();
  readonly #outcomes = new Map<string, number>();
  /** How many buyers there are at this moment. */
  buyers = 0;

  /** @param milliseconds from the request to its whole answer */
  answered(operation: string, milliseconds: number): void {
    this.took(operation, milliseconds);
    this.#second().times.record(toMicroseconds(milliseconds));
  }

  /** What is no request: it is in no second. */
  took(what: string, milliseconds: number): void {
    const times = this.#operations.get(what) ?? createHistogram();
    this.#operations.set(what, times);
    times.record(toMicroseconds(milliseconds));
  }

  failed(operation: string, error: unknown): void {
    this.#second().failed++;
    const reason = error instanceof Error ? error.message : String(error);
    add(this.#failures, `${operation}: ${reason}`);
  }

  /** How a visit ended, as in "bought". */
  ended(outcome: string): void {
    add(this.#outcomes, outcome);
  }

  get operations(): ReadonlyMap<string, Times> {
    return new Map([...this.#operations].map(([name, times]) => [name, timesOf(times)]));
  }

  get seconds(): Second[] {
    // A second without an answer has no entry yet.
    return Array.from(this.#seconds, (second, index) => ({
      ...(second ? { ...timesOf(second.times), buyers: second.buyers, failed: second.failed } : NOTHING),
      second: index,
    }));
  }

  /** How often each failure came, by what it says. */
  get failures(): ReadonlyMap<string, number> {
    return this.#failures;
  }

  get outcomes(): ReadonlyMap<string, number> {
    return this.#outcomes;
  }

  #second(): OneSecond {
    const index = Math.floor((performance.now() - this.#beganAt) / 1000);
    const second = (this.#seconds[index] ??= { times: createHistogram(), buyers: 0, failed: 0 });
    second.buyers = Math.max(second.buyers, this.buyers);
    return second;
  }
}

const NOTHING = { count: 0, p50: 0, p95: 0, p99: 0, max: 0, buyers: 0, failed: 0 };

/** A histogram takes whole numbers from 1. */
function toMicroseconds(milliseconds: number): number {
  return Math.max(1, Math.round(milliseconds * MICROSECONDS));
}

function timesOf(times: RecordableHistogram): Times {
  const at = (percentile: number) => times.percentile(percentile) / MICROSECONDS;
  if (times.count === 0) return { count: 0, p50: 0, p95: 0, p99: 0, max: 0 };
  return { count: times.count, p50: at(50), p95: at(95), p99: at(99), max: times.max / MICROSECONDS };
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
