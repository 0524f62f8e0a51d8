import { expect } from 'vitest';

/** At least 32 bytes. */
export const METRICS_TOKEN = 'a token for the metrics of the tests';

interface Series {
  labels: Record<string, string>;
  value: number;
}

/** What `/metrics` shows: Prometheus's text format, read. */
export class Scrape {
  readonly types = new Map<string, string>();
  readonly #series = new Map<string, Series[]>();

  constructor(readonly text: string) {
    for (const line of text.split('\n').filter(Boolean)) this.#read(line);
  }

  #read(line: string): void {
    const [, name = '', type = ''] = /^# TYPE (\S+) (\S+)$/.exec(line) ?? [];
    if (name) this.types.set(name, type);
    if (line.startsWith('#')) return;
    const [, metric, labels = '', value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (metric === undefined || value === undefined) throw new Error(`not in Prometheus's format: ${line}`);
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', text = '']) => [key, text]);
    const series = { labels: Object.fromEntries(pairs) as Series['labels'], value: Number(value) };
    this.#series.set(metric, [...(this.#series.get(metric) ?? []), series]);
  }

  /** Of a metric, those with these labels. */
  series(metric: string, labels: Record<string, string> = {}): Series[] {
    const isWanted = (series: Series) => Object.entries(labels).every(([name, text]) => series.labels[name] === text);
    return (this.#series.get(metric) ?? []).filter(isWanted);
  }

  /** The sum of those with these labels; undefined when there is none. */
  value(metric: string, labels: Record<string, string> = {}): number | undefined {
    const series = this.series(metric, labels);
    return series.length === 0 ? undefined : series.reduce((sum, { value }) => sum + value, 0);
  }

  /** Every value of a label. */
  labelValues(metric: string, label: string): Set<string> {
    return new Set(this.series(metric).map(({ labels }) => labels[label] ?? ''));
  }

  /** What a query may name: each metric, and the three parts of each histogram. */
  get queryable(): Set<string> {
    const names = [...this.types].flatMap(([name, type]) =>
      type === 'histogram' || type === 'summary' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`, name] : [name],
    );
    return new Set(names);
  }
}

export async function scrape(url: string): Promise<Scrape> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return new Scrape(text);
}

/** Waits for a value: what is asked of the database or of the queues is kept for some seconds. */
export async function untilValue(
  url: string,
  [metric, labels]: [metric: string, labels?: Record<string, string>],
  isThere: (value: number) => boolean,
): Promise<number> {
  let value: number | undefined;
  await expect
    .poll(
      async () => {
        value = (await scrape(url)).value(metric, labels);
        return value !== undefined && isThere(value);
      },
      { timeout: 30_000, interval: 200, message: `${metric} ${JSON.stringify(labels)}` },
    )
    .toBe(true);
  return value ?? Number.NaN;
}
