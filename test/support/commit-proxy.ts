import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Gate } from './gate.ts';

/**
 * A connection to PostgreSQL that breaks in the middle of a COMMIT, of which the client then knows nothing.
 *
 * - `pass`: everything goes through.
 * - `lose answer`: the next COMMIT arrives and is carried out, and its answer is lost with the connection.
 * - `delay`: the connection is lost before the next COMMIT has arrived; it arrives once `arrival` is open.
 */
export class CommitProxy implements AsyncDisposable {
  mode: 'pass' | 'lose answer' | 'delay' = 'pass';
  /** For the next delay; a test that is done with one makes a new one. */
  arrival = new Gate();
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((client) => this.#join(client));
  readonly #target: URL;
  /** The name under which COMMIT was prepared. */
  #statement: string | undefined;

  private constructor(databaseUrl: string) {
    this.#target = new URL(databaseUrl);
  }

  static async open(databaseUrl: string): Promise<CommitProxy> {
    const proxy = new CommitProxy(databaseUrl);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    const url = new URL(this.#target);
    url.searchParams.delete('host');
    url.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return url.href;
  }

  /** A Unix socket, where the URL has one. */
  #address(): { path: string } | { host: string; port: number } {
    const { hostname: host, port, searchParams } = this.#target;
    const directory = searchParams.get('host');
    return directory ? { path: `${directory}/.s.PGSQL.${port || '5432'}` } : { host, port: Number(port || 5432) };
  }

  #join(client: Socket): void {
    const server = connect(this.#address());
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => this.#sockets.delete(socket));
    }
    server.on('data', (chunk) => client.writable && client.write(chunk)).on('end', () => client.end());
    client.on('end', () => server.end());
    client.on('data', (chunk) => {
      const isCommit = this.#isCommit(chunk);
      if (this.mode === 'pass' || !isCommit) server.write(chunk);
      else void this.#lose({ client, server, chunk });
    });
  }

  /**
   * A connection sends the text of a statement once, and later only its name, which is the same for all connections. To a
   * pooler that knows no names it is a simple query.
   */
  #isCommit(chunk: Buffer): boolean {
    const text = chunk.toString('latin1');
    const [found, name] = /(?:(rowlock_\d+)\0|Q\0{3}.)COMMIT\0/.exec(text) ?? [];
    this.#statement = name ?? this.#statement;
    return found !== undefined || (this.#statement !== undefined && text.includes(`\0${this.#statement}\0`));
  }

  async #lose({ client, server, chunk }: { client: Socket; server: Socket; chunk: Buffer }): Promise<void> {
    const { mode, arrival } = this;
    this.mode = 'pass';
    server.removeAllListeners('data');
    client.removeAllListeners('end');
    if (mode === 'delay') {
      client.destroy();
      await arrival.pass();
    }
    server.once('data', () => {
      client.destroy();
      server.destroy();
    });
    server.write(chunk);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
