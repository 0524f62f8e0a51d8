import { setTimeout as sleep } from 'node:timers/promises';
import type * as PromClient from 'prom-client';
import type { Logger } from '../logger.ts';
import type { Durations } from './durations.ts';
import type { HistogramMetric, Metric, NumberMetric, Sample } from './metric.ts';

/** For one metric: a scrape must be answered while the database is away. */
const READ_TIMEOUT_MS = 1500;

const UNREAD = {
  name: 'rowlock_unread_metrics',
  help: 'Metrics that are missing in this scrape, since what they are read from did not answer.',
};

/** As prom-client takes it. */
interface Value {
  labels: Readonly<Record<string, string | number>>;
  value: number;
  metricName?: string;
}
interface Family {
  name: string;
  help: string;
  type: Metric['type'];
  aggregator: 'sum';
  values: readonly Value[];
}

/**
 * What `/metrics` shows: metrics of our own, and prom-client's of the process. prom-client writes the text. It is loaded by
 * the first scrape, so that it takes no time at the start.
 */
export class Exposition {
  readonly #metrics: readonly Metric[];
  readonly #logger: Logger;

  /** @throws when two metrics have one name */
  constructor({ metrics, logger }: { metrics: readonly Metric[]; logger: Logger }) {
    const names = metrics.map(({ name }) => name);
    const double = names.find((name, index) => names.indexOf(name) !== index);
    if (double !== undefined) throw new Error(`two metrics have the name ${double}`);
    this.#metrics = metrics;
    this.#logger = logger;
  }

  /** In Prometheus's text format. Never rejects because of a metric that cannot be read. */
  async scrape(): Promise<{ contentType: string; text: string }> {
    const [{ AggregatorRegistry }, ofProcess] = await Promise.all([import('prom-client'), processRegistry()]);
    const read = await Promise.all(this.#metrics.map((metric) => this.#read(metric)));
    const families = read.filter((family) => family !== undefined);
    const unread = { ...UNREAD, type: 'gauge', aggregator: 'sum', values: [toValue(read.length - families.length)] };
    const own = AggregatorRegistry.aggregate([[...families, unread]]);
    const texts = await Promise.all([own.metrics(), ofProcess.metrics()]);
    return { contentType: own.contentType, text: texts.join('\n') };
  }

  /** Undefined when it cannot be read. */
  async #read(metric: Metric): Promise<Family | undefined> {
    const { name, help, type } = metric;
    try {
      const values = metric.type === 'histogram' ? await histogramValues(metric) : await numberValues(metric);
      return { name, help, type, aggregator: 'sum', values };
    } catch (error) {
      this.#logger.warn({ error, metric: name }, 'a metric could not be read');
      return undefined;
    }
  }
}

async function numberValues({ read }: NumberMetric): Promise<Value[]> {
  const samples = await inTime(read);
  return samples.map(({ labels, value }) => toValue(value, labels));
}

async function histogramValues({ name, read }: HistogramMetric): Promise<Value[]> {
  const samples = await inTime(read);
  return samples.flatMap(({ labels = {}, value }) => [
    ...value.buckets.map(({ bound, count }) => ({
      labels: { ...labels, le: bound },
      value: count,
      metricName: `${name}_bucket`,
    })),
    { labels: { ...labels, le: '+Inf' }, value: value.count, metricName: `${name}_bucket` },
    { labels, value: value.sum, metricName: `${name}_sum` },
    { labels, value: value.count, metricName: `${name}_count` },
  ]);
}

function toValue(value: number, labels: Sample<number>['labels'] = {}): Value {
  return { labels, value };
}

async function inTime<Read extends number | Durations>(
  read: () => readonly Sample<Read>[] | Promise<readonly Sample<Read>[]>,
): Promise<readonly Sample<Read>[]> {
  const samples = read();
  if (!(samples instanceof Promise)) return samples;
  const late = new AbortController();
  const tooLate = sleep(READ_TIMEOUT_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error('it was not read in time');
  });
  try {
    return await Promise.race([samples, tooLate]);
  } finally {
    late.abort();
    tooLate.catch(() => undefined);
  }
}

let ofThisProcess: Promise<PromClient.Registry> | undefined;

/** Once in a process: what prom-client observes for it cannot be ended. */
function processRegistry(): Promise<PromClient.Registry> {
  return (ofThisProcess ??= import('prom-client').then(({ collectDefaultMetrics, Registry }) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return registry;
  }));
}
