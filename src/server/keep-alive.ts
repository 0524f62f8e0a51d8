import type { WebSocket } from 'ws';
import { turns } from '../platform/turns.ts';

/** How often each socket is pinged, so that no proxy closes an idle one. */
const PING_MS = 12_000;
/** Sockets are pinged in as many groups, by when they came. */
const GROUPS = 12;

/** Pings sockets, and cuts those that have not answered by the next time. One timer serves all of them. */
export class KeepAlive implements Disposable {
  readonly #groups = Array.from({ length: GROUPS }, () => new Set<WebSocket>());
  readonly #unanswered = new WeakSet<WebSocket>();
  readonly #timer: NodeJS.Timeout;
  #current = 0;

  constructor() {
    this.#timer = setInterval(() => void this.#pingNextGroup(), PING_MS / GROUPS).unref();
  }

  add(socket: WebSocket): void {
    this.#groups[this.#current]?.add(socket);
    socket.on('pong', this.#onPong);
  }

  delete(socket: WebSocket): void {
    for (const group of this.#groups) group.delete(socket);
  }

  /** One function for all sockets: `ws` calls it with the socket as `this`. */
  readonly #onPong = ((unanswered) =>
    function (this: WebSocket) {
      unanswered.delete(this);
    })(this.#unanswered);

  async #pingNextGroup(): Promise<void> {
    this.#current = (this.#current + 1) % GROUPS;
    for (const socket of this.#groups[this.#current] ?? []) {
      await turns.next();
      if (this.#unanswered.has(socket)) socket.terminate();
      else if (socket.readyState === socket.OPEN) {
        this.#unanswered.add(socket);
        socket.ping();
      }
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
