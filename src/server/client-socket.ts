import { WebSocket } from 'ws';
import { SOCKET_LIMITS, TOO_MANY_MESSAGES } from './socket-limits.ts';

const MINUTE_MS = 60_000;
const SHARE_MS = MINUTE_MS / SOCKET_LIMITS.messagesPerMinute;

/** A WebSocket that counts what its client sends. There are many: it keeps one number, and has no timer. */
export class ClientSocket extends WebSocket {
  /** When all messages would have come that have, each its share of a minute after the one before. */
  #paidUntil = 0;

  /** Whether a message is to be looked at. One too many closes the socket, and none is after that. */
  countMessage(): boolean {
    if (this.readyState !== this.OPEN) return false;
    const now = performance.now();
    this.#paidUntil = Math.max(this.#paidUntil, now) + SHARE_MS;
    if (this.#paidUntil - now <= MINUTE_MS) return true;
    this.close(TOO_MANY_MESSAGES, 'Too many messages');
    return false;
  }
}
