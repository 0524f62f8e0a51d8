import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLClient } from './client.ts';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

const READY = /ready at (http\S+)|health is at (http\S+)\/readyz/;
const READY_TIMEOUT_MS = 60_000;
const EXIT_TIMEOUT_MS = 35_000;

export interface ProcessOptions {
  /** The settings, and nothing else of ours but the PATH. */
  environment: Record<string, string>;
  cwd?: string;
  /** The account that it runs as; the current one when left out. */
  account?: { uid: number; gid: number };
  /** What to run in place of the built server. */
  command?: readonly [string, ...string[]];
  /** In a process group of its own, as a shell would start it. */
  ownGroup?: boolean;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A Rowlock in a process of its own, as built into dist/ before the tests. Killed when disposed of. */
export class ServerProcess implements AsyncDisposable {
  readonly child: ChildProcess;
  readonly #dataDir: string | undefined;
  readonly #ownGroup: boolean;
  readonly #exit: Promise<Exit>;
  #output = '';
  #errors = '';

  constructor({ environment, cwd, account, command, ownGroup = false }: ProcessOptions) {
    const [program, ...parameters] = command ?? [process.execPath, path.join(projectRoot, 'dist/main.js')];
    const directory = cwd ?? projectRoot;
    this.#ownGroup = ownGroup;
    this.child = spawn(program, parameters, {
      ...account,
      cwd: directory,
      detached: ownGroup,
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.#errors += chunk.toString()));
    this.#exit = new Promise((resolve) => this.child.once('close', (code, signal) => resolve({ code, signal })));
    const isEmbedded = environment['DATABASE_URL'] === undefined;
    this.#dataDir = isEmbedded ? path.resolve(directory, environment['DATA_DIR'] ?? '.rowlock') : undefined;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** What it has said on standard output. */
  get output(): string {
    return this.#output;
  }

  /** What it has said on standard error, where the log goes. */
  get errors(): string {
    return this.#errors;
  }

  get url(): string {
    const [, server, health] = READY.exec(this.#output) ?? [];
    return server ?? health ?? '';
  }

  get client(): GraphQLClient {
    return new GraphQLClient(this.url);
  }

  /** @throws when it ends instead */
  async ready(): Promise<this> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (!READY.test(this.#output)) {
      if (this.hasEnded || Date.now() > deadline) throw new Error(`not ready: ${this.#output}${this.#errors}`);
      await sleep(20);
    }
    return this;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** @throws when it does not end by itself */
  async exited(): Promise<Exit> {
    const tooLate = sleep(EXIT_TIMEOUT_MS, undefined, { ref: false }).then(() => {
      throw new Error(`still running: ${this.#output}${this.#errors}`);
    });
    return Promise.race([this.#exit, tooLate]);
  }

  /** With its whole group, and the PostgreSQL that a killed one leaves behind. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.hasEnded) this.kill('SIGKILL');
    if (this.#ownGroup && isAlive(-this.pid)) process.kill(-this.pid, 'SIGKILL');
    const { signal } = await this.#exit;
    const wasKilled = signal !== null || this.#ownGroup;
    if (wasKilled && this.#dataDir !== undefined) await stopPostgresOf(this.#dataDir);
  }
}

/** Started, and ready. @throws when it is not */
export async function startServerProcess(options: ProcessOptions): Promise<ServerProcess> {
  const server = new ServerProcess(options);
  try {
    return await server.ready();
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  }
}

/** The embedded PostgreSQL of a DATA_DIR, as its pid file says; undefined when it was shut down cleanly. */
export async function postgresOf(dataDir: string): Promise<{ pid: number; socketDir: string } | undefined> {
  const lines = (await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return lines[4] ? { pid: Number(lines[0]), socketDir: lines[4] } : undefined;
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** At once and without a word: what was on its disk does not matter any more. */
export async function stopPostgresOf(dataDir: string): Promise<void> {
  const postgres = await postgresOf(dataDir);
  if (!postgres) return;
  if (isAlive(postgres.pid)) process.kill(postgres.pid, 'SIGQUIT');
  for (let rounds = 0; isAlive(postgres.pid) && rounds < 250; rounds++) await sleep(20);
  await rm(postgres.socketDir, { recursive: true, force: true });
}
