import { setTimeout as sleep } from 'node:timers/promises';
import { postJson } from './post-json.ts';
import { serveTasks } from './tasks.ts';

const PAUSE_MS = 2;

/** The same query again and again, one at a time. Gives how often it was answered. */
async function repeat(load: { url: string; seconds: number; query: string; expected: string }): Promise<number> {
  const end = performance.now() + load.seconds * 1000;
  for (let answered = 0; ; answered++) {
    if (performance.now() >= end) return answered;
    const answer = await postJson(load.url, { query: load.query });
    if (!answer.includes(load.expected)) throw new Error(`a query was answered with ${answer.slice(0, 300)}`);
  }
}

/** How long a small request takes, one at a time. */
async function ping({ url, seconds }: { url: string; seconds: number }): Promise<{ p99Ms: number; longestMs: number }> {
  const end = performance.now() + seconds * 1000;
  const times: number[] = [];
  while (performance.now() < end) {
    const startedAt = performance.now();
    const { ok } = await fetch(url);
    if (!ok) throw new Error(`${url} is not well`);
    times.push(performance.now() - startedAt);
    await sleep(PAUSE_MS);
  }
  times.sort((a, b) => a - b);
  return { p99Ms: times[Math.floor(times.length * 0.99)] ?? NaN, longestMs: times.at(-1) ?? NaN };
}

const tasks = { repeat, ping };
export type BesideTasks = typeof tasks;
serveTasks(tasks);
