import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { startSweep } from '../../src/platform/queues/due-rows.ts';
import { Gate } from '../support/gate.ts';

const logger = pino({ level: 'silent' });

test('a sweep comes again and again', async () => {
  const sweep = vi.fn(() => Promise.resolve());
  const sweeping = startSweep({ name: 'test', everyMs: 1, logger, sweep });
  await vi.waitUntil(() => sweep.mock.calls.length >= 3);
  await sweeping[Symbol.asyncDispose]();
});

test('a round never overlaps the next', async () => {
  let running = 0;
  let most = 0;
  let rounds = 0;
  const sweep = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 20));
    running--;
    rounds++;
  };
  const sweeping = startSweep({ name: 'test', everyMs: 1, logger, sweep });
  await vi.waitUntil(() => rounds >= 3);
  await sweeping[Symbol.asyncDispose]();
  expect(most).toBe(1);
});

test('a round that fails is logged, and the next comes', async () => {
  const warn = vi.spyOn(logger, 'warn');
  const sweep = vi.fn(() => Promise.reject(new Error('the database is away')));
  const sweeping = startSweep({ name: 'test', everyMs: 1, logger, sweep });
  await vi.waitUntil(() => sweep.mock.calls.length >= 2);
  await sweeping[Symbol.asyncDispose]();
  expect(warn).toHaveBeenCalledWith(expect.objectContaining({ sweep: 'test' }), 'a sweep failed');
  warn.mockRestore();
});

test('a sweep that is stopped finishes its round, and comes no more', async () => {
  let begun = 0;
  let ended = 0;
  const gate = new Gate();
  const sweep = async () => {
    begun++;
    await gate.pass();
    ended++;
  };
  const sweeping = startSweep({ name: 'test', everyMs: 1, logger, sweep });
  await vi.waitUntil(() => begun === 1);
  let isStopped = false;
  const stopped = Promise.resolve(sweeping[Symbol.asyncDispose]()).then(() => (isStopped = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isStopped).toBe(false);
  gate.open();
  await stopped;
  expect(ended).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(begun).toBe(1);
});
