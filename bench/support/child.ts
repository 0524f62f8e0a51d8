import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { stopProcess } from './stop-process.ts';
import type { Answer, Tasks } from './tasks.ts';

const BENCH = path.resolve(import.meta.dirname, '..');

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (reason: Error) => void;
}

/**
 * A child process of the benchmark: a baseline, or one that makes load. Clients and servers never share an event loop, so
 * that only the server is measured.
 *
 * It runs tasks from its start until it is disposed of; if it ends earlier, its open tasks fail.
 */
export class Child<Offered extends Tasks> implements AsyncDisposable {
  readonly #script: string;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  /** @param script relative to bench/; it calls `serveTasks` */
  constructor(script: string) {
    this.#script = script;
    this.#process = fork(path.join(BENCH, script), {
      cwd: path.dirname(BENCH),
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    this.#process.on('message', (answer: Answer) => this.#settle(answer));
    this.#process.once('exit', (code, signal) => this.#failAll(new Error(`${script} ended (${signal ?? code})`)));
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  ask<Name extends keyof Offered & string>(
    task: Name,
    input: Parameters<Offered[Name]>[0],
  ): Promise<Awaited<ReturnType<Offered[Name]>>> {
    const id = this.#asked++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.#process.send({ id, task, input }, (error) => error && reject(error));
    });
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(`${this.#script}: ${answer.error}`));
    else waiting?.resolve(answer.value);
  }

  #failAll(reason: Error): void {
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return stopProcess(this.#process);
  }
}
