import type { AbuseTasks } from '../support/abuse-process.ts';
import type { BesideTasks } from '../support/beside-process.ts';
import type { Child } from '../support/child.ts';
import { cpuSecondsOf } from '../support/cpu.ts';
import type { Figure, Row } from '../support/figure.ts';
import { NOTHING } from '../support/operations.ts';
import { residentMegabytes, watchMemory } from '../support/resident-memory.ts';

const TIMES = 20;
const SOCKETS = 1000;
const BODIES = 500;
/** When a socket without `connection_init`, and a slow body, are refused. */
const INIT_MS = 3000;
const BODY_MS = 30_000;
const REFUSED_MS = 300;
/** Sockets and bodies are looked at once a second. */
const LOOKED_FOR_MS = 1500;
const GROWTH_MEGABYTES = 50;
const P99_MS = 500;
const PER_SECOND = 20;

/** Requests that are meant to keep the server busy, and small requests beside them. */
export const abuse: Figure = async (stage) => {
  const { url, pid } = await stage.rowlock();
  const abuser = stage.child<AbuseTasks>('support/abuse-process.ts');
  const beside = stage.child<BesideTasks>('support/beside-process.ts');
  const measure = (given: Pick<Measured, 'what' | 'limitMs' | 'times' | 'send'>) =>
    measured({ ...given, pid, besides: () => pace(beside, url) });
  await warmUp(abuser, url);
  const rows: Row[] = [];
  for (const name of await abuser.ask('names', undefined)) {
    const target = { url, name, times: TIMES };
    const refusals = { limitMs: REFUSED_MS, times: TIMES };
    const [http, socket] = [`${name}, over HTTP`, `${name}, over a WebSocket`];
    rows.push(await measure({ ...refusals, what: http, send: () => abuser.ask('overHttp', target) }));
    rows.push(await measure({ ...refusals, what: socket, send: () => abuser.ask('overSocket', target) }));
  }
  rows.push(
    await measure({
      what: '1,000 sockets without connection_init',
      ...{ limitMs: INIT_MS + LOOKED_FOR_MS, times: SOCKETS },
      send: () => abuser.ask('idleSockets', { url, count: SOCKETS }),
    }),
    await measure({
      what: '500 bodies that come byte by byte',
      ...{ limitMs: BODY_MS + LOOKED_FOR_MS, times: BODIES },
      send: () => abuser.ask('slowBodies', { url, count: BODIES }),
    }),
  );
  return rows;
};

/** What is compiled and kept at the first of its kind is no growth. */
async function warmUp(abuser: Child<AbuseTasks>, url: string): Promise<void> {
  for (const name of await abuser.ask('names', undefined)) {
    await abuser.ask('overHttp', { url, name, times: 3 });
    await abuser.ask('overSocket', { url, name, times: 3 });
  }
}

interface Measured {
  what: string;
  limitMs: number;
  /** How often it is sent. */
  times: number;
  /** How long the refusal took. */
  send: () => Promise<number>;
  pid: number;
  besides: () => { stop: () => Promise<number> };
}

async function measured({ what, limitMs, times, send, pid, besides }: Measured): Promise<Row> {
  const before = residentMegabytes(pid);
  const memory = watchMemory(pid);
  const small = besides();
  const cpuBefore = cpuSecondsOf(pid);
  const milliseconds = await send();
  const cpuMs = ((cpuSecondsOf(pid) - cpuBefore) * 1000) / times;
  const p99Ms = await small.stop();
  const growth = memory.stop() - before;
  return {
    what,
    rowlock: [
      `${Math.round(milliseconds)} ms, of the processor's time ${cpuMs.toFixed(1)} ms each`,
      `+${Math.round(growth)} MB; { __typename } p99 ${Math.round(p99Ms)} ms`,
    ].join(', '),
    target: `< ${limitMs} ms, < ${GROWTH_MEGABYTES} MB, p99 < ${P99_MS} ms`,
    met: milliseconds < limitMs && growth < GROWTH_MEGABYTES && p99Ms < P99_MS,
    numbers: { milliseconds, cpuMs, growthMegabytes: growth, p99Ms },
  };
}

/** Small requests again and again, until it is stopped. Gives the p99 of the worst second, which is the longest of it. */
function pace(beside: Child<BesideTasks>, url: string): { stop: () => Promise<number> } {
  const end = new AbortController();
  let longest = 0;
  const asking = (async () => {
    do {
      const { p99Ms } = await beside.ask('pace', { url, seconds: 1, perSecond: PER_SECOND, ...NOTHING });
      longest = Math.max(longest, p99Ms);
    } while (!end.signal.aborted);
  })();
  return {
    stop: async () => {
      end.abort();
      await asking;
      return longest;
    },
  };
}
