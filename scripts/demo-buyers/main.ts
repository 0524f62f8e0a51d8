/**
 * npm run demo:buyers          a few robots hold, let go and buy seats in the demo, so that its seat maps live
 *   --url <address>            http://127.0.0.1:4000 when left out
 *   --showing <id>             only in this showing; may be given several times
 *   --buyers <number>          4 when left out, at most 10
 *   --minutes <number>         10 when left out, at most 60
 *   --pace <number>            so many times faster than people, at most 20
 */
import { parseArgs } from 'node:util';
import { requireDemo } from './demo-server.ts';
import { endAfter, numberOf } from '../buyer/command-line.ts';
import { GuestApi } from '../buyer/guest-api.ts';
import { runRobot } from './robot.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4000' },
    showing: { type: 'string', multiple: true, default: [] },
    buyers: { type: 'string', default: '4' },
    minutes: { type: 'string', default: '10' },
    pace: { type: 'string', default: '1' },
  },
});

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const buyers = numberOf(values, 'buyers', { least: 1, most: 10, isWhole: true });
  const minutes = numberOf(values, 'minutes', { least: 0.01, most: 60 });
  const pace = numberOf(values, 'pace', { least: 0.01, most: 20 });
  await requireDemo(values.url);
  const signal = endAfter(minutes * 60_000);
  console.log(`${buyers} robots buy at ${values.url} for ${minutes} minutes. Ctrl+C ends them.`);
  const done = await Promise.all(
    Array.from({ length: buyers }, (_, index) =>
      runRobot({
        ...{ name: `robot-${index + 1}`, api: new GuestApi(values.url), showings: values.showing },
        ...{ signal, pace, tell: (line) => console.log(line) },
      }),
    ),
  );
  const sum = (read: (one: { seats: number; bookings: number }) => number) =>
    done.reduce((total, one) => total + read(one), 0);
  console.log(`${sum(({ seats }) => seats)} seats were held, ${sum(({ bookings }) => bookings)} bookings were placed.`);
}
