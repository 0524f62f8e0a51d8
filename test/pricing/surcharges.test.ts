import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Weekday } from '../../src/generated/prisma/enums.ts';
import { sumOf } from '../../src/platform/money.ts';
import type { ShowingStart, SurchargeRule } from '../../src/pricing/showing-terms.ts';
import { fits, surchargesOf } from '../../src/pricing/surcharges.ts';

const START: ShowingStart = { weekday: 'FRIDAY', minute: 20 * 60, dayEndsAtMinute: 3 * 60, format: '2D' };

function rule(values: Partial<SurchargeRule> = {}): SurchargeRule {
  const any = { weekdays: [], fromMinute: null, untilMinute: null, formats: [], seatCategoryIds: [] };
  return { label: '3D', amountMinor: 300n, ...any, ...values };
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

test.each([
  ['17:00', '20:00', ['17:00', '19:59'], ['16:59', '20:00', '02:00']],
  // Past midnight.
  ['22:00', '02:00', ['22:00', '23:59', '00:00', '01:59'], ['21:59', '02:00', '12:00']],
  // One side: to the end of the business day at 03:00, or from it.
  ['17:00', null, ['17:00', '23:00', '02:59'], ['03:00', '16:59']],
  [null, '17:00', ['03:00', '16:59'], ['17:00', '02:59']],
  [null, null, ['00:00', '03:00', '23:59'], []],
  ['03:00', null, ['03:00', '02:59', '12:00'], []],
])('from %s until %s', (from, until, within, without) => {
  const timed = rule({
    fromMinute: from && minutes(from),
    untilMinute: until && minutes(until),
  } as Partial<SurchargeRule>);
  const fitting = [...within, ...without].filter((time) => fits(timed, { ...START, minute: minutes(time) }, 'seat'));
  expect(fitting).toEqual(within);
});

test('a rule fits when all that it gives fits, and an empty list fits all', () => {
  const all = rule({ weekdays: ['FRIDAY', 'SATURDAY'], formats: ['3D', '2D'], seatCategoryIds: ['box', 'stalls'] });
  expect(fits(all, START, 'stalls')).toBe(true);
  expect(fits(all, { ...START, weekday: 'SUNDAY' }, 'stalls')).toBe(false);
  expect(fits(all, { ...START, format: 'IMAX' }, 'stalls')).toBe(false);
  expect(fits(all, START, 'balcony')).toBe(false);
  for (const weekday of Object.values(Weekday)) expect(fits(rule(), { ...START, weekday }, 'any')).toBe(true);
});

test('discounts are cut off where the ticket costs nothing, the last ones first', () => {
  const surcharges = [
    rule({ label: 'Tuesday', amountMinor: -500n }),
    rule({ label: '3D', amountMinor: 300n }),
    rule({ label: 'Members', amountMinor: -400n }),
    rule({ label: 'Matinee', amountMinor: -100n }),
  ];
  const added = (amountMinor: bigint) =>
    surchargesOf({ start: START, surcharges }, { seatCategoryId: 'stalls', amountMinor }).map(
      (line) => `${line.label} ${line.amountMinor}`,
    );
  expect(added(1000n)).toEqual(['Tuesday -500', '3D 300', 'Members -400', 'Matinee -100']);
  expect(added(650n)).toEqual(['Tuesday -500', '3D 300', 'Members -400', 'Matinee -50']);
  expect(added(300n)).toEqual(['Tuesday -500', '3D 300', 'Members -100']);
  expect(added(0n)).toEqual(['Tuesday -300', '3D 300']);
});

test('a ticket never costs less than 0, and exactly the sum where that is more', () => {
  const amounts = fc.array(fc.bigInt({ min: -2000n, max: 2000n }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 3000n }), amounts, (amountMinor, rules) => {
      const surcharges = rules.map((each) => rule({ amountMinor: each }));
      const added = surchargesOf({ start: START, surcharges }, { seatCategoryId: 'stalls', amountMinor });
      const sum = sumOf([amountMinor, ...rules]);
      expect(sumOf([amountMinor, ...added.map((line) => line.amountMinor)])).toBe(sum < 0n ? 0n : sum);
      expect(added.filter((line) => line.amountMinor === 0n)).toEqual([]);
      // What makes a ticket dearer is never cut.
      const dearer = (all: readonly bigint[]) => all.filter((each) => each > 0n);
      expect(dearer(added.map((line) => line.amountMinor))).toEqual(dearer(rules));
    }),
  );
});
