import autocannon from 'autocannon';
import { type HoldPlan, nthHold } from './hold-plan.ts';
import { holdRequest } from './operations.ts';
import { serveTasks } from './tasks.ts';

/** Each sends its next request when it has the answer to the previous one. */
const CONNECTIONS = 50;

export interface Load {
  perSecond: number;
  p99Ms: number;
  answered: number;
}

export interface QueryLoad {
  url: string;
  seconds: number;
  body: unknown;
  /** A part of every correct answer. */
  expected: string;
}

export interface HoldLoad {
  url: string;
  seconds: number;
  plan: HoldPlan;
  /** The API of the server. */
  api: 'graphql' | 'rest';
}

type Request = Parameters<typeof autocannon>[0]['requests'][number];

const JSON_HEADERS = { 'content-type': 'application/json' };

function query({ url, seconds, body, expected }: QueryLoad): Promise<Load> {
  const request = { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify(body) };
  return drive({ url, seconds, request, isCorrect: (answer) => answer.includes(expected) });
}

function holds({ url, seconds, plan, api }: HoldLoad): Promise<Load> {
  let index = 0;
  const setupRequest = (request: Request): Request => {
    const { token, ...wanted } = nthHold(plan, index++);
    const body = JSON.stringify(api === 'graphql' ? holdRequest(wanted) : wanted);
    return { ...request, headers: { ...JSON_HEADERS, authorization: `Bearer ${token}` }, body };
  };
  const isCorrect = (answer: string) => answer.includes('"expiresAt":"');
  return drive({ url, seconds, request: { method: 'POST', setupRequest }, isCorrect });
}

/** @throws when one answer is wrong: a rate with refusals and errors in it has no meaning */
async function drive({
  url,
  seconds,
  request,
  isCorrect,
}: {
  url: string;
  seconds: number;
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
    ...{ url, connections: CONNECTIONS, duration: seconds, sampleInt: 50 },
    ...{ requests: [request], verifyBody },
  });
  const failures = errors + Math.max(mismatches, non2xx);
  if (failures > 0) throw new Error(`${failures} of ${requests.total} requests failed, for example: ${wrong}`);
  return { perSecond: requests.total / duration, p99Ms: latency.p99, answered: requests.total };
}

const tasks = { query, holds };
export type LoadTasks = typeof tasks;
serveTasks(tasks);
