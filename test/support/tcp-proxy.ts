import { once, setMaxListeners } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * - pass: bytes go both ways.
 * - silent: bytes of both sides are swallowed, and connections stay open, as after a failover.
 * - unanswered: what the client sends arrives, and what the server answers is swallowed.
 * - refuse: new connections are closed at once.
 */
type Mode = 'pass' | 'silent' | 'unanswered' | 'refuse';

type Target = { host: string; port: number } | { path: string };

/** How slow a network is, one way. */
export interface Pace {
  latencyMs: number;
  /** Of each connection. */
  bytesPerSecond: number;
}

/**
 * A network between a client and a server that can fail. A connection that was silent once is silent for good: the bytes
 * that it has swallowed would be missing.
 */
export class TcpProxy implements AsyncDisposable {
  readonly #server: Server;
  #target: Target;
  readonly #links = new Set<{ client: Socket; target: Socket; mode: Mode }>();
  #mode: Mode = 'pass';
  #pace: Slowness | undefined;
  /** A connection on which the client sends this is not answered from then on. */
  loseAnswersTo: string | undefined;

  private constructor(target: Target) {
    this.#target = target;
    this.#server = createServer((client) => this.#open(client, connect(this.#target)));
  }

  static async start(target: Target): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** In front of a PostgreSQL or Redis with this URL. */
  static async inFrontOf(url: string): Promise<{ proxy: TcpProxy; url: string }> {
    const proxy = await TcpProxy.start(targetOf(url));
    const there = new URL(url);
    there.searchParams.delete('host');
    there.host = `127.0.0.1:${proxy.port}`;
    return { proxy, url: there.href };
  }

  /** New connections lead to the PostgreSQL or Redis with this URL, and those that are open stay where they are. */
  leadTo(url: string): void {
    this.#target = targetOf(url);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** For new connections; for those that are open too. */
  set mode(mode: Mode) {
    this.#mode = mode;
    for (const link of this.#links) if (link.mode === 'pass') link.mode = mode;
  }

  /** Of all connections, both ways. Undefined: as fast as it can, also for what is on its way. */
  set pace(pace: Pace | undefined) {
    this.#pace?.ended.abort();
    this.#pace = pace && { ...pace, ended: new AbortController() };
    if (this.#pace) setMaxListeners(0, this.#pace.ended.signal);
  }

  /** For those that are open only: new ones pass. */
  forget(): void {
    this.mode = 'silent';
    this.#mode = 'pass';
  }

  /** Breaks every connection that is open. */
  reset(): void {
    for (const { client } of this.#links) client.resetAndDestroy();
  }

  #open(client: Socket, target: Socket): void {
    const link = { client, target, mode: this.#mode };
    if (link.mode === 'refuse') client.resetAndDestroy();
    this.#links.add(link);
    const there = new Lane(target);
    const back = new Lane(client);
    client.on('data', (bytes) => {
      if (this.loseAnswersTo !== undefined && bytes.includes(this.loseAnswersTo)) link.mode = 'unanswered';
      if (link.mode !== 'silent') there.carry(bytes, this.#pace);
    });
    target.on('data', (bytes) => {
      if (link.mode === 'pass') back.carry(bytes, this.#pace);
    });
    for (const [socket, other] of [
      [client, target],
      [target, client],
    ] as const) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#links.delete(link);
        if (link.mode === 'pass' || link.mode === 'refuse' || socket === client) other.destroy();
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { client, target } of this.#links) {
      client.destroy();
      target.destroy();
    }
    this.#server.close();
    await once(this.#server, 'close');
  }
}

function targetOf(url: string): Target {
  const { searchParams, hostname, port: given } = new URL(url);
  const socketDir = searchParams.get('host');
  const port = Number(given || 5432);
  return socketDir ? { path: `${socketDir}/.s.PGSQL.${port}` } : { host: hostname, port };
}

interface Slowness extends Pace {
  ended: AbortController;
}

/** One direction of a connection: what was sent first arrives first. */
class Lane {
  readonly #to: Socket;
  #onTheirWay = 0;
  #sentAt = 0;
  #arrived = Promise.resolve();

  constructor(to: Socket) {
    this.#to = to;
  }

  carry(bytes: Buffer, slowness: Slowness | undefined): void {
    if (!slowness && this.#onTheirWay === 0) {
      this.#to.write(bytes);
      return;
    }
    this.#onTheirWay++;
    const now = performance.now();
    const { latencyMs = 0, bytesPerSecond = Infinity, ended } = slowness ?? {};
    this.#sentAt = Math.max(this.#sentAt, now) + (bytes.length / bytesPerSecond) * 1000;
    const arrivesAt = this.#sentAt + latencyMs;
    this.#arrived = this.#arrived.then(async () => {
      const left = arrivesAt - performance.now();
      if (ended && left > 0) await sleep(left, undefined, { signal: ended.signal }).catch(() => undefined);
      this.#onTheirWay--;
      if (!this.#to.destroyed) this.#to.write(bytes);
    });
  }
}
