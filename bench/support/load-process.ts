import autocannon from 'autocannon';
import { type HoldPlan, nthHold } from './hold-plan.ts';
import { holdRequest } from './operations.ts';
import { serveTasks } from './tasks.ts';

/** Each sends its next request when it has the answer to the one before. */
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
  /** A part of every right answer. */
  expected: string;
}

export interface HoldLoad {
  url: string;
  seconds: number;
  plan: HoldPlan;
  /** How the server wants to be asked. */
  api: 'graphql' | 'rest';
}

type Request = Parameters<typeof autocannon>[0]['requests'][number];

const JSON_HEADERS = { 'content-type': 'application/json' };

function query({ url, seconds, body, expected }: QueryLoad): Promise<Load> {
  const request = { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify(body) };
  return drive({ url, seconds, request, isRight: (answer) => answer.includes(expected) });
}

function holds({ url, seconds, plan, api }: HoldLoad): Promise<Load> {
  let index = 0;
  const setupRequest = (request: Request): Request => {
    const { token, ...wanted } = nthHold(plan, index++);
    const body = JSON.stringify(api === 'graphql' ? holdRequest(wanted) : wanted);
    return { ...request, headers: { ...JSON_HEADERS, authorization: `Bearer ${token}` }, body };
  };
  const isRight = (answer: string) => answer.includes('"expiresAt":"');
  return drive({ url, seconds, request: { method: 'POST', setupRequest }, isRight });
}

/** @throws when a single answer is not right: a rate of refusals and errors says nothing */
async function drive({
  url,
  seconds,
  request,
  isRight,
}: {
  url: string;
  seconds: number;
  request: Request;
  isRight: (answer: string) => boolean;
}): Promise<Load> {
  let wrong = 'no answer';
  const verifyBody = (answer: string) => {
    const right = isRight(answer);
    if (!right) wrong = answer;
    return right;
  };
  const { requests, duration, latency, errors, mismatches, non2xx } = await autocannon({
    ...{ url, connections: CONNECTIONS, duration: seconds, sampleInt: 50 },
    ...{ requests: [request], verifyBody },
  });
  const failures = errors + Math.max(mismatches, non2xx);
  if (failures > 0) throw new Error(`${failures} of ${requests.total} requests went wrong, as in: ${wrong}`);
  return { perSecond: requests.total / duration, p99Ms: latency.p99, answered: requests.total };
}

const tasks = { query, holds };
export type LoadTasks = typeof tasks;
serveTasks(tasks);
