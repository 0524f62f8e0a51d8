import { expect, test, vi } from 'vitest';
import type * as Caches from '../../src/platform/cache.ts';
import { startTestApp } from '../support/test-app.ts';
import { changeDuringLoad } from './cached-change.ts';

vi.mock('../../src/platform/cache.ts', async (original: () => Promise<typeof Caches>) => {
  const { Cache } = await original();
  return {
    Cache: class extends Cache {
      readonly #loading = new Map<string, Promise<unknown>>();

      override get<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
        const loading = this.#loading.get(key) ?? super.get(key, load).finally(() => this.#loading.delete(key));
        this.#loading.set(key, loading);
        return loading as Promise<Value>;
      }
    },
  };
});

test('control: when a load that began before a change is joined after it, the change is not seen', async () => {
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const { before, ...seen } = await changeDuringLoad(testApp);
  expect(seen).toEqual({ early: before, after: before, later: 'Changed' });
});
