import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { KeepAlive } from '../../src/server/keep-alive.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function fakeSocket({ answers }: { answers: boolean }) {
  const events = new EventEmitter();
  const ping = vi.fn(() => answers && events.emit('pong'));
  const terminate = vi.fn();
  return { ping, terminate, socket: Object.assign(events, { ping, terminate, readyState: 1, OPEN: 1 }) };
}

test('sockets are pinged every 12 seconds, and cut when they have not answered by the next time', async () => {
  using keepAlive = new KeepAlive({ slowReaders: { look: () => undefined }, onUnasked: () => undefined });
  const good = fakeSocket({ answers: true });
  const bad = fakeSocket({ answers: false });
  const gone = fakeSocket({ answers: false });
  for (const { socket } of [good, bad, gone]) keepAlive.add(socket as unknown as WebSocket);
  await vi.advanceTimersByTimeAsync(12_000);
  keepAlive.delete(gone.socket as unknown as WebSocket);
  expect(good.ping).toHaveBeenCalledTimes(1);
  expect(bad.terminate).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(12_000);
  expect(bad.terminate).toHaveBeenCalledTimes(1);
  expect(good.ping).toHaveBeenCalledTimes(2);
  expect(good.terminate).not.toHaveBeenCalled();
  expect(gone.ping).toHaveBeenCalledTimes(1);
});
