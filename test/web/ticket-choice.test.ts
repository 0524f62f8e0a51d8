import { describe, expect, it } from 'vitest';
import { brokenRules, completeChoice, fullPrice, pricesOf } from '../../web/src/buying/ticket-choice.ts';
import type { HeldSeatFragment, OfferedPriceFragment, SeatFeature } from '../../web/src/generated/graphql.ts';

type Terms = Partial<OfferedPriceFragment['ticketType']>;

function price(name: string, amountMinor: number, terms: Terms = {}, category = 'standard'): OfferedPriceFragment {
  const free = { description: null, soldOnline: true, seatFeature: null, maxPerBooking: null, oneForEach: null };
  return {
    category: { id: category },
    ticketType: { id: name.toLowerCase(), name, ...free, ...terms },
    price: { amountMinor, currency: 'EUR' },
  };
}

function seat(seatId: string, features: SeatFeature[] = []): HeldSeatFragment {
  const category = { id: 'standard', name: 'Standard' };
  return { id: `showing ${seatId}`, seatId, seat: { id: seatId, label: seatId, features, category } };
}

const adult = price('Adult', 1250);
const child = price('Child', 850);
const carer = price('Carer', 0, { oneForEach: { id: 'wheelchair', name: 'Wheelchair' } });
const wheelchair = price('Wheelchair', 900, { seatFeature: 'WHEELCHAIR' });
const press = price('Press', 2000, { soldOnline: false });
const gala = price('Gala', 3000, {}, 'box');
const family = price('Family', 1300, { maxPerBooking: 2 });
const all = [child, adult, carer, wheelchair, press, gala, family];

const namesOf = (prices: readonly OfferedPriceFragment[]) => prices.map(({ ticketType }) => ticketType.name);

describe('what a seat can be sold as', () => {
  it('is of its category, sold online, and fits what is special about the seat', () => {
    const plain = { categoryId: 'standard', features: [] };
    expect(namesOf(pricesOf(plain, all))).toEqual(['Child', 'Adult', 'Carer', 'Family']);
    const place = { categoryId: 'standard', features: ['WHEELCHAIR'] as const };
    expect(namesOf(pricesOf(place, all))).toEqual(['Child', 'Adult', 'Carer', 'Wheelchair', 'Family']);
  });

  it('is at first the highest price without terms', () => {
    expect(fullPrice(pricesOf({ categoryId: 'standard', features: [] }, all))).toBe(adult);
  });

  it('is something with terms when there is nothing else', () => {
    expect(fullPrice([carer, family])).toBe(family);
    expect(fullPrice([])).toBeUndefined();
  });
});

describe('the choice', () => {
  it('keeps what was chosen, and takes the full price for the rest', () => {
    expect(completeChoice([seat('a'), seat('b')], all, { b: 'child' })).toEqual({ a: 'adult', b: 'child' });
  });

  it('forgets a type that the seat cannot be sold as, and seats that are not held', () => {
    expect(completeChoice([seat('a')], all, { a: 'wheelchair', z: 'child' })).toEqual({ a: 'adult' });
  });

  it('leaves a seat out that is not sold online', () => {
    expect(completeChoice([seat('a')], [press], {})).toEqual({});
  });
});

describe('the rules of ticket types', () => {
  it('name the seats that are one too many', () => {
    expect(brokenRules({ a: 'family', b: 'family', c: 'family' }, all)).toEqual([
      { seatId: 'c', ticketType: 'Family', limit: 2 },
    ]);
  });

  it('name the seats that need a ticket of another type', () => {
    expect(brokenRules({ a: 'wheelchair', b: 'carer', c: 'carer' }, all)).toEqual([
      { seatId: 'c', ticketType: 'Carer', needs: 'Wheelchair' },
    ]);
    expect(brokenRules({ a: 'wheelchair', b: 'carer' }, all)).toEqual([]);
  });
});
