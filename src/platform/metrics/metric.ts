import type { Durations } from './durations.ts';
import type { Tally } from './tally.ts';

/** A value, and what tells it from others of its metric. Labels are of a small, known set, and never a text of a client. */
export interface Sample<Value> {
  labels?: Readonly<Record<string, string>>;
  value: Value;
}

type Samples<Value> = readonly Sample<Value>[] | Promise<readonly Sample<Value>[]>;

interface Described {
  /** As in `rowlock_sockets`: unique, with its unit, and `_total` at the end of a counter. */
  name: string;
  /** One sentence for operators. */
  help: string;
}

/** A number that is counted, or that stands at something. */
export interface NumberMetric extends Described {
  type: 'counter' | 'gauge';
  /** Called at each scrape. When it throws, or takes too long, the metric is left out. */
  read: () => Samples<number>;
}

export interface HistogramMetric extends Described {
  type: 'histogram';
  read: () => Samples<Durations>;
}

/**
 * What a part of the process tells of itself at `/metrics`. The part counts with plain numbers, which cost nearly nothing; only
 * a scrape reads them.
 */
export type Metric = NumberMetric | HistogramMetric;

/** A number without labels. */
export function single<Value>(value: Value): readonly Sample<Value>[] {
  return [{ value }];
}

/** The counts of a tally. */
export function tallied(tally: Tally, label: string): readonly Sample<number>[] {
  return [...tally.counts].map(([name, value]) => ({ labels: { [label]: name }, value }));
}

/**
 * What is asked of the database or of the queues, for several metrics and several scrapers at once.
 *
 * @param ask fails, or is late, at most once in that time
 */
export function keptFor<Result>(milliseconds: number, ask: () => Promise<Result>): () => Promise<Result> {
  let asked: { at: number; result: Promise<Result> } | undefined;
  return () => {
    const now = performance.now();
    if (!asked || now - asked.at >= milliseconds) asked = { at: now, result: ask() };
    return asked.result;
  };
}

/** How long an answer of the database or of the queues is kept: shorter than the interval of any scraper. */
export const KEPT_MS = 2000;
