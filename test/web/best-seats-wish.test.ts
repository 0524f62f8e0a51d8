import { expect, test } from 'vitest';
import { wishOf } from '../../web/src/showing/best-seats-wish.ts';

const category = (id: string, price: string | null = '€12') => ({ id, name: id, color: null, price });
const BOTH = [category('standard'), category('premium')];

test('any kind is asked for by naming none', () => {
  expect(wishOf({ count: '3', categoryId: '' }, BOTH)).toEqual({ quantity: 3 });
});

test('a kind without a price on the page is not asked for', () => {
  const some = [...BOTH, category('boxes', null)];
  expect(wishOf({ count: '3', categoryId: '' }, some)).toEqual({ quantity: 3, categoryIds: ['standard', 'premium'] });
  expect(wishOf({ count: '3', categoryId: 'boxes' }, some).categoryIds).toEqual(['standard', 'premium']);
});

test('the kind that was chosen is asked for, while the plan has it', () => {
  expect(wishOf({ count: '1', categoryId: 'premium' }, BOTH)).toEqual({ quantity: 1, categoryIds: ['premium'] });
  expect(wishOf({ count: '1', categoryId: 'gone' }, BOTH)).toEqual({ quantity: 1 });
});

test.each(['', '0', '11', '1.5', 'two'])('"%s", which was kept by mistake, is the usual number', (count) => {
  expect(wishOf({ count, categoryId: '' }, BOTH)).toEqual({ quantity: 2 });
});
