import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { Durations } from '../../src/platform/metrics/durations.ts';
import { Exposition } from '../../src/platform/metrics/exposition.ts';
import { keptFor, type Metric, single, tallied } from '../../src/platform/metrics/metric.ts';
import { Tally } from '../../src/platform/metrics/tally.ts';
import { Scrape } from '../support/metrics.ts';

const logger = createLogger('silent');

async function shown(...metrics: Metric[]): Promise<Scrape> {
  return new Scrape((await new Exposition({ metrics, logger }).scrape()).text);
}

const counter = { type: 'counter', help: 'Of a test.' } as const;

describe('a scrape', () => {
  test('has the counts of a tally, and those that were not counted yet', async () => {
    const tally = new Tally<'kept' | 'lost'>(['kept', 'lost']);
    tally.add('kept');
    tally.add('kept', 2);
    const seen = await shown({ ...counter, name: 'test_total', read: () => tallied(tally, 'outcome') });
    expect(seen.types.get('test_total')).toBe('counter');
    expect(seen.series('test_total')).toEqual([
      { labels: { outcome: 'kept' }, value: 3 },
      { labels: { outcome: 'lost' }, value: 0 },
    ]);
  });

  test('reads labels with any characters', async () => {
    const label = 'a "quoted" \\ text';
    const read = () => [{ labels: { label }, value: 1 }];
    const { text } = await shown({ ...counter, name: 'test_total', read });
    expect(text).toContain('test_total{label="a \\"quoted\\" \\\\ text"} 1');
  });

  test('goes without a metric that cannot be read, or not in time, and says how many these are', async () => {
    const broken = { ...counter, name: 'broken_total', read: () => Promise.reject(new Error('away')) };
    const throwing = {
      ...counter,
      name: 'throwing_total',
      read: () => {
        throw new Error('wrong');
      },
    };
    const late = { ...counter, name: 'late_total', read: () => new Promise<never>(() => undefined) };
    const seen = await shown(broken, throwing, late, { ...counter, name: 'good_total', read: () => single(1) });
    expect(
      [...seen.types.keys()].filter((name) => name.endsWith('_total') && !/^(nodejs|process)_/.test(name)),
    ).toEqual(['good_total']);
    expect(seen.value('rowlock_unread_metrics')).toBe(3);
  });

  test('tells of the process', async () => {
    const seen = await shown();
    expect(seen.value('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    expect(seen.value('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  });

  test('refuses two metrics with one name', () => {
    const metric = { ...counter, name: 'test_total', read: () => single(1) };
    expect(() => new Exposition({ metrics: [metric, metric], logger })).toThrow('two metrics have the name test_total');
  });
});

describe('a histogram', () => {
  test('has each duration in all buckets from its own on', async () => {
    const seconds = fc.double({ min: 0, max: 100, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.array(seconds, { maxLength: 30 }), async (taken) => {
        const durations = new Durations();
        for (const each of taken) durations.add(each);
        const seen = await shown({
          type: 'histogram',
          help: 'Of a test.',
          name: 'test',
          read: () => single(durations),
        });
        for (const { labels, value } of seen.series('test_bucket')) {
          const bound = labels['le'] === '+Inf' ? Infinity : Number(labels['le']);
          expect(value).toBe(taken.filter((each) => each <= bound).length);
        }
        expect(seen.series('test_bucket')).toHaveLength(durations.buckets.length + 1);
        expect(seen.value('test_count')).toBe(taken.length);
        expect(seen.value('test_sum')).toBeCloseTo(
          taken.reduce((sum, each) => sum + each, 0),
          6,
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('what is asked of the database', () => {
  test('is asked once for all who want it at the same time, and not again soon', async () => {
    let asked = 0;
    const ask = keptFor(60_000, () => Promise.resolve(++asked));
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    expect(await ask()).toBe(1);
    const never = keptFor(0, () => Promise.resolve(++asked));
    expect([await never(), await never()]).toEqual([2, 3]);
  });

  test('is asked again after a failure, when the time has passed', async () => {
    let asked = 0;
    const ask = keptFor(0, () => (++asked === 1 ? Promise.reject(new Error('away')) : Promise.resolve('there')));
    await expect(ask()).rejects.toThrow('away');
    expect(await ask()).toBe('there');
  });
});
