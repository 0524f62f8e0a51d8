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

interface Pace {
  url: string;
  seconds: number;
  perSecond: number;
  body: unknown;
  expected: string;
}

/** So many requests a second, whether or not those before are answered. */
async function pace({ url, seconds, perSecond, body, expected }: Pace): Promise<{ p99Ms: number; answered: number }> {
  const startedAt = performance.now();
  const asked: Promise<number>[] = [];
  while (asked.length < seconds * perSecond) {
    await sleep(startedAt + (asked.length * 1000) / perSecond - performance.now());
    asked.push(timed({ url, body, expected }));
  }
  const times = (await Promise.all(asked)).toSorted((one, other) => one - other);
  return { p99Ms: times[Math.floor(times.length * 0.99)] ?? NaN, answered: times.length };
}

async function timed({ url, body, expected }: Pick<Pace, 'url' | 'body' | 'expected'>): Promise<number> {
  const startedAt = performance.now();
  const answer = await postJson(url, body);
  const milliseconds = performance.now() - startedAt;
  if (!answer.includes(expected)) throw new Error(`a query was answered with ${answer.slice(0, 300)}`);
  return milliseconds;
}

const tasks = { repeat, ping, pace };
export type BesideTasks = typeof tasks;
serveTasks(tasks);
