import { expect, it } from 'vitest';
import { foldLines, sumOf, taxesOf, times } from '../../web/src/buying/totals.ts';
import type { BookingLineKind, LineFragment } from '../../web/src/generated/graphql.ts';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

function line(kind: BookingLineKind, label: string, amountMinor: number, rate = 700): LineFragment {
  const taxIncluded = eur(Math.round((amountMinor * rate) / (10_000 + rate)));
  return { kind, label, amount: eur(amountMinor), taxIncluded, taxRateBasisPoints: rate };
}

const lines = [
  line('TICKET', 'Adult, C7', 1250),
  line('TICKET', 'Adult, C8', 1250),
  line('FEE', 'Booking fee', 100, 1900),
  line('FEE', 'Booking fee', 100, 1900),
  line('SURCHARGE', '3D', 300),
  line('SURCHARGE', '3D', 200),
];

it('sums amounts, and is undefined of nothing', () => {
  expect(sumOf([eur(1250), eur(-50)])).toEqual(eur(1200));
  expect(sumOf([])).toBeUndefined();
  expect(times(eur(100), 3)).toEqual(eur(300));
});

it('folds equal lines into one, and no others', () => {
  const folded = foldLines(lines);
  expect(folded.map(({ key: _, ...shown }) => shown)).toEqual([
    { kind: 'TICKET', label: 'Adult, C7', count: 1, amount: eur(1250) },
    { kind: 'TICKET', label: 'Adult, C8', count: 1, amount: eur(1250) },
    { kind: 'FEE', label: 'Booking fee', count: 2, amount: eur(200) },
    { kind: 'SURCHARGE', label: '3D', count: 1, amount: eur(300) },
    { kind: 'SURCHARGE', label: '3D', count: 1, amount: eur(200) },
  ]);
  expect(new Set(folded.map(({ key }) => key)).size).toBe(folded.length);
});

it('sums the tax by its rate, without rates of 0', () => {
  const sums = taxesOf([...lines, line('TICKET', 'Free of tax', 500, 0)]);
  expect(sums).toEqual([
    { rateBasisPoints: 700, amount: eur(82 + 82 + 20 + 13) },
    { rateBasisPoints: 1900, amount: eur(32) },
  ]);
});

it('leaves out tax that is given back, as by an exchange for cheaper tickets', () => {
  expect(taxesOf([line('TICKET', 'Adult, C7', 1250), line('CREDIT', 'Adult, E7', -1650)])).toEqual([]);
});
