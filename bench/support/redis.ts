import { type ChildProcess, spawn } from 'node:child_process';
import { Redis as Client } from 'ioredis';
import { redisProgram } from '../../test/support/redis-server.ts';
import { stopProcess } from './stop-process.ts';

/** A real Redis, set up as docker-compose.yml does it: it appends to a file, and never drops a key. */
export class Redis implements AsyncDisposable {
  readonly url: string;
  readonly #process: ChildProcess;

  constructor({ port, directory }: { port: number; directory: string }) {
    this.url = `redis://127.0.0.1:${port}`;
    const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', directory];
    const policy = ['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'];
    this.#process = spawn(redisProgram(), [...place, ...policy], { stdio: 'ignore' });
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Waits until it answers. */
  async ready(): Promise<void> {
    const probe = new Client(this.url, { retryStrategy: () => 20, maxRetriesPerRequest: 250 });
    probe.on('error', () => undefined);
    await probe.ping();
    probe.disconnect();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return stopProcess(this.#process);
  }
}
