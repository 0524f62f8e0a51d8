import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NOTHING } from './operations.ts';
import { postJson } from './post-json.ts';
import { stopProcess } from './stop-process.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 30_000;
const POLL_MS = 10;

/** Long enough that no hold ends during a benchmark. */
export const HOLD_SECONDS = 900;
export const JWT_SECRET = 'only for benchmarks where nothing is secret';

/** A Rowlock process, as a user starts it. It runs until it is disposed of. */
export class Rowlock implements AsyncDisposable {
  /** The URL of GraphQL over HTTP. */
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #startedAt = performance.now();

  /**
   * @param settings environment variables, added to those of every figure
   * @param command another way to start it
   */
  constructor(settings: Record<string, string>, port: number, command?: readonly [string, ...string[]]) {
    this.url = `http://127.0.0.1:${port}/graphql`;
    const [program, ...parameters] = command ?? [process.execPath, ...profiling(), 'dist/main.js'];
    this.#process = spawn(program, parameters, {
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
      const answer = await postJson(this.url, NOTHING.body).catch(() => undefined);
      if (answer?.includes(NOTHING.expected)) return performance.now() - this.#startedAt;
      await sleep(POLL_MS);
    }
    throw new Error(`the server did not answer within ${START_TIMEOUT_MS / 1000} s`);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return stopProcess(this.#process);
  }
}

/** Without the caller's own settings, which would change the result. */
function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    ...{ PATH, HOME, TMPDIR },
    ...{ NODE_ENV: 'production', RATE_LIMITS: 'off', MAX_HOLDS_PER_ACCOUNT: '1000', LOG_LEVEL: 'error', JWT_SECRET },
    // As `npm start` and the Dockerfile set it.
    MALLOC_ARENA_MAX: '1',
    HOLD_SECONDS: String(HOLD_SECONDS),
    ADMIN_PASSWORD: 'not needed by benchmarks',
    ...settings,
  };
}

/** BENCH_PROFILE is a folder to which each server writes a CPU profile, for the developer tools of Chrome. */
function profiling(): string[] {
  const directory = process.env['BENCH_PROFILE'];
  return directory === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${path.resolve(directory)}`];
}
