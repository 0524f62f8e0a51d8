import type { WebSocket } from 'ws';
import { SOCKET_LIMITS } from './socket-limits.ts';

const LOOK_MS = 1000;

/**
 * Sockets whose clients do not take what they are sent as fast as it comes. A client that takes nothing for a minute is cut,
 * also when it answers pings: a socket can be written to without being read. One timer serves all of them.
 */
export class SlowReaders implements Disposable {
  /** Since when nothing has been taken, the longest first. */
  readonly #since = new Map<WebSocket, number>();
  readonly #timer = setInterval(() => this.#cutBlocked(), LOOK_MS).unref();

  get count(): number {
    return this.#since.size;
  }

  /** After something was sent, or should have been taken. */
  look(socket: WebSocket): void {
    if (socket.bufferedAmount > 0 && !this.#since.has(socket)) this.#since.set(socket, performance.now());
  }

  /** When the system has taken a message for the client. */
  taken(socket: WebSocket): void {
    if (this.#since.delete(socket)) this.look(socket);
  }

  delete(socket: WebSocket): void {
    this.#since.delete(socket);
  }

  #cutBlocked(): void {
    const now = performance.now();
    for (const [socket, since] of this.#since) {
      if (socket.bufferedAmount === 0) this.#since.delete(socket);
      else if (now - since >= SOCKET_LIMITS.blockedMs) socket.terminate();
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
