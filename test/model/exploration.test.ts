import { describe, expect, test } from 'vitest';
import { explore, textOf } from './explore.ts';
import { MUTANTS, SECOND_WALLS } from './mutants.ts';
import { RULES } from './rules.ts';
import { SCOPES, type ScopeName } from './scopes.ts';

/** What has to be visited at least: fewer states mean that something can no longer happen. */
const AT_LEAST: Record<ScopeName, { states: number; quiet: number }> = {
  payments: { states: 90_000, quiet: 10_000 },
  deadlines: { states: 3_000, quiet: 1_000 },
  races: { states: 40_000, quiet: 4_000 },
  exchanges: { states: 9_500, quiet: 2_500 },
  'there and back': { states: 7_000, quiet: 1_500 },
  'races of exchanges': { states: 25_000, quiet: 4_000 },
  'at the counter': { states: 12_000, quiet: 4_500 },
  'races at the counter': { states: 11_000, quiet: 2_000 },
  'refused refunds': { states: 3_000, quiet: 1_300 },
  'free seats': { states: 100, quiet: 50 },
};

/** What happens in each scope, so that none of it is explored in name only. */
const HAPPENS = {
  payments: ['retry', 'crash', 'webhook', 'giveBackUnrecorded', 'expireHold', 'expireBooking', 'release', 'cancel'],
  deadlines: ['extend', 'change', 'retry', 'tick'],
  races: ['begin', 'commit', 'change', 'retry', 'cancel', 'expireBooking'],
  exchanges: ['exchange', 'webhook', 'crash', 'cancel'],
  'there and back': ['exchange', 'cancel', 'decline'],
  'races of exchanges': ['exchange', 'begin', 'commit', 'cancel'],
  'at the counter': ['placeAtCounter', 'retryAtCounter', 'retry', 'release', 'expireBooking', 'webhook', 'crash'],
  'races at the counter': ['placeAtCounter', 'retry', 'begin', 'commit', 'expireBooking'],
  'refused refunds': ['refuse', 'payOtherwise', 'giveBack', 'giveBackUnrecorded', 'cancel'],
  'free seats': ['record', 'cancel', 'expireBooking'],
} as const;

describe('the rules of hold, pay, expire, cancel, exchange and refund', () => {
  test.each(Object.keys(SCOPES) as ScopeName[])(
    'keep every invariant in every state of the scope "%s"',
    { timeout: 120_000 },
    (name) => {
      const { states, steps, quiet, events, counterexample } = explore(RULES, SCOPES[name]);
      console.log(`${name}: ${states} states, ${steps} steps, ${quiet} states at rest`);
      expect(counterexample && textOf(counterexample)).toBeUndefined();
      expect(states).toBeGreaterThan(AT_LEAST[name].states);
      expect(quiet).toBeGreaterThan(AT_LEAST[name].quiet);
      for (const type of HAPPENS[name]) expect(events.get(type), type).toBeGreaterThan(0);
    },
  );
});

describe('a server that', () => {
  test.each(MUTANTS)('$name: a counterexample', { timeout: 60_000 }, ({ changes, scope, breaks }) => {
    const { counterexample } = explore({ ...RULES, ...changes }, SCOPES[scope]);
    expect(counterexample?.broken, counterexample && textOf(counterexample)).toBe(breaks);
  });
});

test.each(SECOND_WALLS)('$name', { timeout: 120_000 }, ({ changes, scope }) => {
  const { counterexample } = explore({ ...RULES, ...changes }, SCOPES[scope]);
  expect(counterexample && textOf(counterexample)).toBeUndefined();
});
