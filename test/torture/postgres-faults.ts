import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Other clients of a PostgreSQL that have every connection which it gives. They go when disposed of. */
export class OtherClients implements AsyncDisposable {
  readonly #url: string;
  readonly #clients: pg.Client[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  /** Takes all that there are now. */
  async useUp(): Promise<void> {
    for (;;) {
      const client = new pg.Client({ connectionString: this.#url });
      client.on('error', () => undefined);
      try {
        await client.connect();
      } catch {
        return;
      }
      this.#clients.push(client);
    }
  }

  /** Takes also what others give back meanwhile. */
  async useUpFor(forMs: number): Promise<void> {
    const until = performance.now() + forMs;
    while (performance.now() < until) {
      await this.useUp();
      await sleep(20);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#clients.splice(0).map((client) => client.end()));
  }
}

/** @throws when PostgreSQL does not answer */
export async function useUpConnections(url: string): Promise<OtherClients> {
  const others = new OtherClients(url);
  await others.useUp();
  return others;
}

/** A transaction that lets no seat of any showing be changed. @returns ends it */
export async function lockSeats(url: string): Promise<() => Promise<void>> {
  const client = await connected(url);
  await client.query('begin');
  await client.query('lock table showing_seat in exclusive mode');
  return () => client.end();
}

/** For connections that are opened from now on, and that do not say which they want. */
export async function moveToTimeZone(url: string, timeZone: string): Promise<void> {
  const client = await connected(url);
  const database = client.escapeIdentifier(client.database ?? '');
  await client.query(`alter database ${database} set timezone = ${client.escapeLiteral(timeZone)}`);
  await client.end();
}

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
