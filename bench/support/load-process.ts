import autocannon from 'autocannon';
import { type HoldPlan, nthHold } from './hold-plan.ts';
import { holdRequest } from './operations.ts';
import { postJson } from './post-json.ts';
import { serveTasks } from './tasks.ts';

/** Each sends its next request when it has the answer to the previous one. */
const CONNECTIONS = 50;

export interface Load {
  perSecond: number;
  p99Ms: number;
  answered: number;
  /** CPU time of the server for one answer; undefined where it was not measured. */
  serverMs?: number;
}

/** How long a load lasts. */
export type Extent = { seconds: number; count?: never } | { count: number; seconds?: never };

export type QueryLoad = Extent & {
  url: string;
  /** Of the request, or of several that take turns. */
  body: unknown;
  /** A part of every correct answer. */
  expected: string;
  headers?: Record<string, string>;
};

export type HoldLoad = Extent & {
  url: string;
  plan: HoldPlan;
  /** The API of the server. */
  api: 'graphql' | 'rest';
};

/** What one client sees that sends one request after another. */
export interface Alone {
  p50Ms: number;
  p99Ms: number;
}

type Request = Parameters<typeof autocannon>[0]['requests'][number];

const JSON_HEADERS = { 'content-type': 'application/json' };

function query({ url, body, expected, headers: added, ...extent }: QueryLoad): Promise<Load> {
  const bodies = (Array.isArray(body) ? body : [body]).map((one) => JSON.stringify(one));
  const headers = { ...JSON_HEADERS, ...added };
  let index = 0;
  const setupRequest = (request: Request): Request => {
    const next = bodies[index++ % bodies.length] ?? '';
    return { ...request, headers, body: next };
  };
  const single = { headers, body: bodies[0] ?? '' };
  const request = { method: 'POST', ...(bodies.length > 1 ? { setupRequest } : single) };
  return drive({ url, extent, request, isCorrect: (answer) => answer.includes(expected) });
}

function holds({ url, plan, api, ...extent }: HoldLoad): Promise<Load> {
  let index = 0;
  const setupRequest = (request: Request): Request => {
    const { token, ...wanted } = nthHold(plan, index++);
    const body = JSON.stringify(api === 'graphql' ? holdRequest(wanted) : wanted);
    return { ...request, headers: { ...JSON_HEADERS, authorization: `Bearer ${token}` }, body };
  };
  return drive({ url, extent, request: { method: 'POST', setupRequest }, isCorrect: isHold });
}

/** Over one connection. */
function holdsAlone({ url, plan, count }: { url: string; plan: HoldPlan; count: number }): Promise<Alone> {
  return oneByOne(count, async (index) => {
    const { token, ...wanted } = nthHold(plan, index);
    const answer = await postJson(url, holdRequest(wanted), token);
    if (!isHold(answer)) throw new Error(`a hold was answered with ${answer}`);
  });
}

function queriesAlone({ url, body, count }: { url: string; body: unknown; count: number }): Promise<Alone> {
  return oneByOne(count, () => postJson(url, body));
}

async function oneByOne(count: number, ask: (index: number) => Promise<unknown>): Promise<Alone> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const askedAt = performance.now();
    await ask(index);
    times.push(performance.now() - askedAt);
  }
  times.sort((one, other) => one - other);
  const [p50Ms = NaN, p99Ms = NaN] = [0.5, 0.99].map((share) => times[Math.floor(count * share)]);
  return { p50Ms, p99Ms };
}

function isHold(answer: string): boolean {
  return answer.includes('"expiresAt":"');
}

/** @throws when one answer is wrong: a rate with refusals and errors in it has no meaning */
async function drive({
  url,
  extent: { seconds, count },
  request,
  isCorrect,
}: {
  url: string;
  extent: Extent;
  request: Request;
  isCorrect: (answer: string) => boolean;
}): Promise<Load> {
  let wrong = 'no answer';
  const verifyBody = (answer: string) => {
    const correct = isCorrect(answer);
    if (!correct) wrong = answer;
    return correct;
  };
  const { requests, duration, latency, errors, mismatches, non2xx } = await autocannon({
    ...{ url, connections: CONNECTIONS, sampleInt: 50, requests: [request], verifyBody },
    ...(count === undefined ? { duration: seconds } : { amount: count }),
  });
  const failures = errors + Math.max(mismatches, non2xx);
  if (failures > 0) throw new Error(`${failures} of ${requests.total} requests failed, for example: ${wrong}`);
  return { perSecond: requests.total / duration, p99Ms: latency.p99, answered: requests.total };
}

const tasks = { query, holds, holdsAlone, queriesAlone };
export type LoadTasks = typeof tasks;
serveTasks(tasks);
