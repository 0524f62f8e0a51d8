import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { startAppBehindProxy } from '../support/app-behind-proxy.ts';
import { METRICS_TOKEN, type Scrape, scrape, untilValue } from '../support/metrics.ts';
import type { TcpProxy } from '../support/tcp-proxy.ts';

/** Asked of the database; and of the queues, which are in it too, but have a way of their own to it when a pooler is between. */
const ASKED = ['rowlock_open_payments', ...(inject('poolerUrl') === '' ? ['rowlock_queue_jobs'] : [])];

describe('the metrics while PostgreSQL', () => {
  const resources = new Resources();
  let proxy: TcpProxy;
  let url: string;
  beforeAll(async () => {
    const started = await startAppBehindProxy(resources, { METRICS_TOKEN });
    ({ proxy } = started);
    ({ url } = started.testApp.app);
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  test.each(['refuse', 'silent'] as const)(
    'is away (%s): the others are shown, and how many are missing',
    async (mode) => {
      await untilValue(url, ['rowlock_unread_metrics'], (unread) => unread === 0);
      proxy.mode = mode;
      if (mode === 'refuse') proxy.reset();
      await untilValue(url, ['rowlock_unread_metrics'], (unread) => unread > 0);
      // What was read a moment ago is shown for two seconds.
      await expect.poll(async () => shown(ASKED, await scrape(url)), { timeout: 20_000 }).toEqual([]);
      const missing = await scrape(url);
      expect(missing.value('rowlock_process', { role: 'all' })).toBe(1);
      expect(missing.value('rowlock_sockets')).toBe(0);
      expect(missing.value('rowlock_pool_limit', { pool: 'changes' })).toBe(7);
      proxy.mode = 'pass';
      if (mode === 'silent') proxy.reset();
      await untilValue(url, ['rowlock_unread_metrics'], (unread) => unread === 0);
      const complete = await scrape(url);
      for (const metric of ASKED) expect(complete.value(metric), metric).toBeGreaterThanOrEqual(0);
    },
  );
});

function shown(metrics: readonly string[], { types }: Scrape): string[] {
  return metrics.filter((metric) => types.has(metric));
}
