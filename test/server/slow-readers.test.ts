import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { KeepAlive } from '../../src/server/keep-alive.ts';
import { SlowReaders } from '../../src/server/slow-readers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A socket with that many bytes on their way. */
function socketWith(bufferedAmount: number) {
  const socket = { bufferedAmount, terminate: vi.fn(), ping: vi.fn(), on: vi.fn(), readyState: 1, OPEN: 1 };
  return { socket, as: socket as unknown as WebSocket };
}

describe('a client is cut', () => {
  test('that takes nothing for 60 seconds, and not before', async () => {
    using slowReaders = new SlowReaders();
    const { socket, as } = socketWith(100);
    slowReaders.look(as);
    await vi.advanceTimersByTimeAsync(30_000);
    slowReaders.look(as);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(socket.terminate).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(socket.terminate).toHaveBeenCalled();
  });

  test('that has taken some of it, 60 seconds after that', async () => {
    using slowReaders = new SlowReaders();
    const { socket, as } = socketWith(100);
    slowReaders.look(as);
    await vi.advanceTimersByTimeAsync(59_000);
    slowReaders.taken(as);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(socket.terminate).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(socket.terminate).toHaveBeenCalled();
  });

  test('but not when it has taken all of it, or left', async () => {
    using slowReaders = new SlowReaders();
    const [taking, late, gone] = [socketWith(100), socketWith(100), socketWith(100)];
    for (const { as } of [taking, late, gone]) slowReaders.look(as);
    taking.socket.bufferedAmount = late.socket.bufferedAmount = 0;
    slowReaders.taken(taking.as);
    slowReaders.delete(gone.as);
    expect(slowReaders.count).toBe(1);
    await vi.advanceTimersByTimeAsync(120_000);
    for (const { socket } of [taking, late, gone]) expect(socket.terminate).not.toHaveBeenCalled();
    expect(slowReaders.count).toBe(0);
  });
});

test('a slow client is not cut for a ping that waits behind a snapshot, but when it takes nothing for a minute', async () => {
  using slowReaders = new SlowReaders();
  using keepAlive = new KeepAlive({ slowReaders, onUnasked: () => undefined });
  const { socket, as } = socketWith(0);
  keepAlive.add(as);
  await vi.advanceTimersByTimeAsync(12_000);
  expect(socket.ping).toHaveBeenCalledTimes(1);
  socket.bufferedAmount = 1_000_000;
  await vi.advanceTimersByTimeAsync(48_000);
  expect(socket.terminate).not.toHaveBeenCalled();
  expect(socket.ping).toHaveBeenCalledTimes(1);
  // Since the keep-alive has seen it, 12 seconds after the ping.
  await vi.advanceTimersByTimeAsync(24_000);
  expect(socket.terminate).toHaveBeenCalled();
});
