import type { BesideTasks } from '../support/beside-process.ts';
import type { Figure } from '../support/figure.ts';
import { postJson } from '../support/post-json.ts';
import type { Stage } from '../support/stage.ts';

const LOGINS = 200;
const TARGET_MS = 500;
/** Longer than the logins take, so that some queries run without them: the quantile is of those that ran beside them. */
const QUERIES = {
  seconds: 4,
  perSecond: 50,
  body: { query: '{ movies(first: 5) { nodes { title } } }' },
  expected: '"nodes"',
};
const ACCOUNT = { email: 'ada@example.com', password: 'difference engine' };

/** Small queries while 200 people log in at the same moment: each login hashes a password. */
export const logins: Figure = async (stage) => {
  const { url } = await stage.rowlock();
  const register = `mutation { register(input: ${input({ ...ACCOUNT, name: 'Ada' })}) { errors { message } } }`;
  await postJson(url, { query: register });
  const idle = await measure(stage, url);
  const beside = measure(stage, url);
  const startedAt = performance.now();
  const answers = await Promise.all(Array.from({ length: LOGINS }, () => logIn(url)));
  const seconds = (performance.now() - startedAt) / 1000;
  const { p99Ms } = await beside;
  const succeeded = answers.filter((answer) => answer.includes('"accessToken"')).length;
  const busy = answers.filter((answer) => answer.includes('SERVICE_UNAVAILABLE')).length;
  if (succeeded + busy < LOGINS) throw new Error('a login was refused for another reason');
  return [
    {
      what: `movies beside ${LOGINS} logins at once`,
      rowlock: `p99 ${Math.round(p99Ms)} ms; ${succeeded} logged in within ${seconds.toFixed(1)} s, ${busy} told to try again`,
      baseline: `idle: p99 ${Math.round(idle.p99Ms)} ms`,
      target: `p99 < ${TARGET_MS} ms`,
      met: p99Ms < TARGET_MS,
      numbers: { p99Ms, idleP99Ms: idle.p99Ms, succeeded, seconds },
    },
  ];
};

function measure(stage: Stage, url: string) {
  return stage.child<BesideTasks>('support/beside-process.ts').ask('pace', { url, ...QUERIES });
}

function logIn(url: string): Promise<string> {
  return postJson(url, { query: `mutation { login(input: ${input(ACCOUNT)}) { tokens { accessToken } } }` });
}

function input(fields: Record<string, string>): string {
  return `{ ${Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ')} }`;
}
