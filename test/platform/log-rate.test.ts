import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { boundedRate } from '../../src/platform/log-rate.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openLog() {
  const lines: { level: number; msg: string; number?: number; omitted?: number }[] = [];
  const stream = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(JSON.parse(line.toString()) as (typeof lines)[number]);
      done();
    },
  });
  return { lines, logger: pino({ base: null, timestamp: false, hooks: { logMethod: boundedRate() } }, stream) };
}

test('of a warning that is repeated the first are written, and how many were left out', () => {
  const { lines, logger } = openLog();
  for (let number = 0; number < 1500; number++) logger.warn({ number }, 'Redis is away');
  logger.warn('something else');
  expect(lines).toEqual([
    { level: 40, number: 0, msg: 'Redis is away' },
    { level: 40, number: 1, msg: 'Redis is away' },
    { level: 40, number: 2, msg: 'Redis is away' },
    { level: 40, msg: 'something else' },
  ]);
  vi.advanceTimersByTime(10_000);
  expect(lines.slice(4)).toEqual([{ level: 40, omitted: 1497, msg: 'Redis is away' }]);
});

test('later the first are written again', () => {
  const { lines, logger } = openLog();
  logger.warn('Redis is away');
  vi.advanceTimersByTime(10_000);
  logger.warn('Redis is away');
  expect(lines).toEqual([
    { level: 40, msg: 'Redis is away' },
    { level: 40, msg: 'Redis is away' },
  ]);
});

test('more errors are written than warnings, and every other line', () => {
  const { lines, logger } = openLog();
  for (let number = 0; number < 100; number++) {
    logger.error('internal error');
    logger.info('applied a migration');
  }
  expect([50, 30].map((level) => lines.filter((line) => line.level === level).length)).toEqual([20, 100]);
});

test('a child has the same bound', () => {
  const { lines, logger } = openLog();
  for (let number = 0; number < 10; number++) logger.child({ number }).warn('Redis is away');
  expect(lines).toHaveLength(3);
});
