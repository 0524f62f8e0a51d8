import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ClientSocket } from '../../src/server/client-socket.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Open, with no client. */
class OpenSocket extends ClientSocket {
  readonly codes: (number | undefined)[] = [];
  #isOpen = true;

  constructor() {
    // As the server of `ws` makes it, whose types do not tell.
    super(null as unknown as string, undefined, {});
    Object.defineProperty(this, 'readyState', { get: () => (this.#isOpen ? this.OPEN : this.CLOSING) });
  }

  override close(code?: number): void {
    this.#isOpen = false;
    this.codes.push(code);
  }

  /** How many of that many messages are looked at. */
  countMessages(count: number): number {
    return Array.from({ length: count }, () => this.countMessage()).filter(Boolean).length;
  }
}

test('a socket that has sent 100 messages can send one more each 600 ms, and 100 at once after a minute', async () => {
  const socket = new OpenSocket();
  expect(socket.countMessages(100)).toBe(100);
  for (let count = 0; count < 50; count++) {
    await vi.advanceTimersByTimeAsync(600);
    expect(socket.countMessages(1)).toBe(1);
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect(socket.countMessages(101)).toBe(100);
  expect(socket.codes).toEqual([4429]);
});

test('a socket that has used up its messages is closed, and not opened by waiting', async () => {
  const socket = new OpenSocket();
  expect(socket.countMessages(200)).toBe(100);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(socket.countMessages(1)).toBe(0);
  expect(socket.codes).toEqual([4429]);
});
