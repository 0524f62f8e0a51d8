import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { newId } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { freezeAge } from '../support/frozen-age.ts';
import { startRedis } from '../support/redis-server.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const resources = new Resources();
let testApp: TestApp;
let proxy: TcpProxy;
let movieId: string;
let admin: GraphQLClient;

beforeAll(async () => {
  const redis = resources.use(await startRedis());
  const between = await TcpProxy.inFrontOf(redis.url);
  proxy = resources.use(between.proxy);
  testApp = resources.use(await startTestApp('redis', { settings: { ROLE: 'api', REDIS_URL: redis.url } }));
  testApp.environment['REDIS_URL'] = between.url;
  ({ client: admin } = await testApp.newAccount('ADMIN'));
});
beforeEach(async () => {
  ({ movieId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 }));
});
afterAll(() => resources[Symbol.asyncDispose]());

async function titleAt(url: string): Promise<string | undefined> {
  const document = `query ($id: ID!) { movie(id: $id) { title } }`;
  const answer = await new GraphQLClient(url).send<{ movie: { title: string } }, { id: string }>(document, {
    id: movieId,
  });
  return answer.data?.movie.title;
}

/** Through the API of the first process. */
async function rename(expectedVersion: number): Promise<string> {
  const title = `Renamed ${newId()}`;
  const { data } = await sendMutation(admin, 'updateMovie', { id: movieId, expectedVersion, title });
  expect(data?.['updateMovie']?.errors).toEqual([]);
  return title;
}

describe('a second process, while nothing ends by its age,', () => {
  let other: App;
  beforeAll(async () => {
    freezeAge();
    other = resources.use(await createApp(readConfig(testApp.environment), { logger: createLogger('silent') }));
    await vi.waitUntil(isTold, { timeout: 20_000, interval: 50 });
  });
  afterAll(() => void vi.useRealTimers());

  /** Whether it hears of changes: it subscribes once Redis is there. */
  async function isTold(): Promise<boolean> {
    const { cache } = other.services;
    const key = newId();
    const before = await cache.get(key, () => Promise.resolve({}));
    await testApp.app.services.cache.changed();
    await sleep(20);
    return (await cache.get(key, () => Promise.resolve({}))) !== before;
  }

  test('is told of a change through Redis', async () => {
    const before = await titleAt(other.url);
    const title = await rename(1);
    expect(await titleAt(testApp.client.url)).toBe(title);
    expect(title).not.toBe(before);
    await expect.poll(() => titleAt(other.url), { timeout: 10_000 }).toBe(title);
  });

  test('shows it a second later when the message is lost, and the first one at once', async () => {
    proxy.mode = 'silent';
    const before = await titleAt(other.url);
    const title = await rename(1);
    expect(await titleAt(testApp.client.url)).toBe(title);
    expect(await titleAt(other.url)).toBe(before);
    vi.advanceTimersByTime(1000);
    expect(await titleAt(other.url)).toBe(title);
  });

  test('is told again once Redis answers', async () => {
    proxy.mode = 'pass';
    await vi.waitUntil(isTold, { timeout: 20_000, interval: 50 });
  });
});

describe('two processes of the role api, of which none is told of a change,', () => {
  let processes: ServerProcess[];
  beforeAll(async () => {
    proxy.mode = 'pass';
    const { environment } = testApp;
    processes = await Promise.all([0, 1].map(async () => resources.use(await startServerProcess({ environment }))));
  });

  test('show it after a second', async () => {
    const urls = processes.map(({ url }) => url);
    const reading = new AbortController();
    const readers = urls.map(async (url) => {
      while (!reading.signal.aborted) await titleAt(url);
    });
    await sleep(500);
    const { title } = await testApp.app.services.database.prisma.movie.update({
      where: { id: movieId },
      data: { title: `Renamed ${newId()}` },
    });
    await sleep(1000);
    expect(await Promise.all(urls.map(titleAt))).toEqual([title, title]);
    reading.abort();
    await Promise.all(readers);
  });
});
