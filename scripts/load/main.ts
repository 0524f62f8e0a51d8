/**
 * npm run load                buyers who look, hold, pay and wait for their tickets, against any server of Rowlock
 *   --url <address>           http://127.0.0.1:4000 when left out
 *   --buyers <number>         50 when left out
 *   --ramp <seconds>          until all of them are there; 10 when left out
 *   --seconds <seconds>       for how long, with the ramp; 60 when left out
 *   --think <seconds>         on average between two steps of a buyer; 1 when left out
 *   --showing <id>            only in this showing; may be given several times
 *   --report <file>           a page with plots
 * It books real seats, by the fake payment provider's card: never let it loose on a server that sells. Switch off RATE_LIMITS there: all
 * buyers come from one address. It exits with 1 when a request failed.
 */
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { endAfter, numberOf } from '../buyer/command-line.ts';
import { runBuyer } from './buyer.ts';
import { MeasuredApi } from './measured-api.ts';
import { Measures } from './measures.ts';
import { report, summary } from './report.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4000' },
    buyers: { type: 'string', default: '50' },
    ramp: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '60' },
    think: { type: 'string', default: '1' },
    showing: { type: 'string', multiple: true, default: [] },
    report: { type: 'string' },
  },
});

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const buyers = numberOf(values, 'buyers', { least: 1, most: 10_000, isWhole: true });
  const seconds = numberOf(values, 'seconds', { least: 1, most: 3600 });
  const ramp = numberOf(values, 'ramp', { least: 0, most: seconds });
  const thinkSeconds = numberOf(values, 'think', { least: 0, most: 60 });
  const signal = endAfter(seconds * 1000);
  const measures = new Measures();
  console.log(
    `${buyers} buyers come to ${values.url} within ${ramp} s, and buy until ${seconds} s have passed. Ctrl+C ends them.`,
  );
  await Promise.all(
    Array.from({ length: buyers }, async (_, index) => {
      await sleep((index / buyers) * ramp * 1000, undefined, { signal }).catch(() => undefined);
      await runBuyer({
        ...{ email: `buyer-${index}@load.example`, api: new MeasuredApi(values.url, measures), measures },
        ...{ showings: values.showing, thinkSeconds, signal },
      });
    }),
  );
  console.log(summary(measures));
  if (values.report !== undefined) {
    const command = ['npm run load --', ...process.argv.slice(2)].join(' ');
    await writeFile(values.report, report(measures, { url: values.url, command, at: new Date() }));
    console.log(`The report is ${values.report}`);
  }
  if (measures.failures.size > 0) process.exitCode = 1;
}
