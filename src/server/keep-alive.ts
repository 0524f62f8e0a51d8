import type { WebSocket } from 'ws';
import { turns } from '../platform/turns.ts';
import type { SlowReaders } from './slow-readers.ts';

/** How often each socket is pinged, so that no proxy closes an idle one. */
const PING_MS = 12_000;
/** Sockets are pinged in as many groups, by when they came. */
const GROUPS = 12;

interface Options {
  /** Of sockets that are not pinged: what was sent before is still on its way, and a ping would have to wait behind it. */
  slowReaders: Pick<SlowReaders, 'look'>;
  /** Called for a pong that answers no ping. */
  onUnasked: (socket: WebSocket) => void;
}

/**
 * Pings sockets, and cuts those that have not answered by the next time. A client that has not taken what it was sent before
 * may be slow: SlowReaders judges it. One timer serves all of them.
 */
export class KeepAlive implements Disposable {
  readonly #groups = Array.from({ length: GROUPS }, () => new Set<WebSocket>());
  readonly #unanswered = new WeakSet<WebSocket>();
  readonly #slowReaders: Options['slowReaders'];
  readonly #timer: NodeJS.Timeout;
  /** One function for all sockets: `ws` calls it with the socket as `this`. */
  readonly #onPong: (this: WebSocket) => void;
  #current = 0;

  constructor({ slowReaders, onUnasked }: Options) {
    const unanswered = this.#unanswered;
    this.#slowReaders = slowReaders;
    this.#onPong = function () {
      if (!unanswered.delete(this)) onUnasked(this);
    };
    this.#timer = setInterval(() => void this.#pingNextGroup(), PING_MS / GROUPS).unref();
  }

  add(socket: WebSocket): void {
    this.#groups[this.#current]?.add(socket);
    socket.on('pong', this.#onPong);
  }

  delete(socket: WebSocket): void {
    for (const group of this.#groups) group.delete(socket);
  }

  async #pingNextGroup(): Promise<void> {
    this.#current = (this.#current + 1) % GROUPS;
    for (const socket of this.#groups[this.#current] ?? []) {
      await turns.next();
      if (socket.bufferedAmount > 0) {
        this.#unanswered.delete(socket);
        this.#slowReaders.look(socket);
      } else if (this.#unanswered.has(socket)) socket.terminate();
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
