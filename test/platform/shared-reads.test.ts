import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SharedReads } from '../../src/platform/shared-reads.ts';

interface RunningRead {
  resolve: (value: number) => void;
  reject: (reason: Error) => void;
}

/** Reads that end when they are told to. */
function pausedReads() {
  const running: RunningRead[] = [];
  const reads = new SharedReads(() => new Promise<number>((resolve, reject) => void running.push({ resolve, reject })));
  return { reads, running };
}

test('those who ask while a read is running share the next one', async () => {
  const { reads, running } = pausedReads();
  const first = reads.read('a');
  const later = [reads.read('a'), reads.read('a'), reads.read('a')];
  expect(running).toHaveLength(1);
  running[0]?.resolve(1);
  expect(await first).toBe(1);
  await expect.poll(() => running.length).toBe(2);
  running[1]?.resolve(2);
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
});

test('nothing is kept: who asks later gets what is stored then', async () => {
  let stored = 1;
  const reads = new SharedReads(() => Promise.resolve(stored));
  expect(await reads.read('a')).toBe(1);
  stored = 2;
  expect(await Promise.all([reads.read('a'), reads.read('a')])).toEqual([2, 2]);
  await sleep(100);
  stored = 3;
  expect(await reads.read('a')).toBe(3);
});

test('keys do not wait for each other, and a failed read fails only those who asked for it', async () => {
  const { reads, running } = pausedReads();
  const failing = reads.read('a');
  const next = reads.read('a');
  const other = reads.read('b');
  running[1]?.resolve(3);
  expect(await other).toBe(3);
  running[0]?.reject(new Error('lost'));
  await expect(failing).rejects.toThrow('lost');
  await expect.poll(() => running.length).toBe(3);
  running[2]?.resolve(2);
  expect(await next).toBe(2);
});
