import { expect, test } from 'vitest';
import { FAULTS } from './faults.ts';
import { scheduleOf } from './schedule.ts';
import { visitOf } from './visit.ts';

const faults = Object.keys(FAULTS);
const ON_SALE = { showings: 12, seats: 200 };

function strikes(seed: number) {
  const schedule = scheduleOf({ seed, faults, pauseMs: 2000 });
  return Array.from({ length: 3 * faults.length }, () => {
    const { chance, ...strike } = schedule.next().value;
    return { ...strike, choices: [1, 2, 3].map(() => chance.between(0, 1000)) };
  });
}

function visits(seed: number) {
  return ['buyer-0', 'buyer-1'].flatMap((buyer) =>
    Array.from({ length: 20 }, (_, visit) => {
      const { apis, ...planned } = visitOf({ seed, buyer, visit }, ON_SALE);
      return { ...planned, apis: [1, 2, 3].map(() => apis.between(0, 1)) };
    }),
  );
}

test('a seed gives the same faults in the same order, and what each leaves to chance', () => {
  expect(strikes(7)).toEqual(strikes(7));
  expect(strikes(8)).not.toEqual(strikes(7));
});

test('each fault strikes once in each round, after a pause, and the rounds differ', () => {
  const all = strikes(7);
  const rounds = [0, 1, 2].map((round) => all.filter((strike) => strike.round === round));
  for (const round of rounds) {
    expect(round.map(({ fault }) => fault).toSorted()).toEqual(faults.toSorted());
    expect(round.map(({ endsRound }) => endsRound)).toEqual([...faults.slice(1).map(() => false), true]);
    for (const { pauseMs } of round) expect(pauseMs >= 500 && pauseMs <= 2000).toBe(true);
  }
  expect(rounds[1]?.map(({ fault }) => fault)).not.toEqual(rounds[0]?.map(({ fault }) => fault));
});

test('a seed gives the choices of each buyer, whatever has happened before', () => {
  expect(visits(7)).toEqual(visits(7));
  expect(visits(8)).not.toEqual(visits(7));
  expect(visits(7).slice(0, 20)).not.toEqual(visits(7).slice(20));
});
