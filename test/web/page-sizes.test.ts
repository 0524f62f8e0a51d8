import { expect, test } from 'vitest';
import { pageSizes } from '../../bench/support/page-sizes.ts';

const { visitor, component } = pageSizes();

test('what a visitor loads to buy a ticket is below 150 KB of scripts', () => {
  expect(visitor).toBeGreaterThan(50_000);
  expect(visitor).toBeLessThan(150_000);
});

test('the seat map for other sites is below 40 KB', () => {
  expect(component).toBeGreaterThan(5000);
  expect(component).toBeLessThan(40_000);
});
