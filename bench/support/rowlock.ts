import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TYPENAME } from './operations.ts';
import { postJson } from './post-json.ts';
import { stopProcess } from './stop-process.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 30_000;
const POLL_MS = 10;

/** Long enough that no hold ends while the bench runs. */
export const HOLD_SECONDS = 900;
export const JWT_SECRET = 'only for the bench, where nothing is secret';

/** A Rowlock in a process of its own, as anybody would start it. It runs until it is disposed of. */
export class Rowlock implements AsyncDisposable {
  /** Of GraphQL over HTTP. */
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #startedAt = performance.now();

  /** @param settings as in the environment, besides those that every figure has */
  constructor(settings: Record<string, string>, port: number) {
    this.url = `http://127.0.0.1:${port}/graphql`;
    this.#process = spawn(process.execPath, [...profiling(), 'dist/main.js'], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: environment({ ...settings, PORT: String(port) }),
    });
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Waits until GraphQL answers; how many milliseconds that took from the start of the process. */
  async ready(): Promise<number> {
    while (performance.now() - this.#startedAt < START_TIMEOUT_MS) {
      const { exitCode, signalCode } = this.#process;
      if (exitCode !== null || signalCode !== null) throw new Error('the server ended while it started');
      const answer = await postJson(this.url, { query: TYPENAME }).catch(() => undefined);
      if (answer?.includes('"__typename":"Query"')) return performance.now() - this.#startedAt;
      await sleep(POLL_MS);
    }
    throw new Error(`the server did not answer within ${START_TIMEOUT_MS / 1000} s`);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return stopProcess(this.#process);
  }
}

/** Nothing of the caller's own settings: they would measure something else. */
function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    ...{ PATH, HOME, TMPDIR },
    ...{ NODE_ENV: 'production', RATE_LIMITS: 'off', LOG_LEVEL: 'error', JWT_SECRET },
    HOLD_SECONDS: String(HOLD_SECONDS),
    ADMIN_PASSWORD: 'not needed by the bench',
    ...settings,
  };
}

/** BENCH_PROFILE names a folder where each server leaves a CPU profile, as the developer tools of Chrome read it. */
function profiling(): string[] {
  const directory = process.env['BENCH_PROFILE'];
  return directory === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${path.resolve(directory)}`];
}

/** One that nothing listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
