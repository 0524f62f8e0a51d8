import { beforeEach, describe, expect, it } from 'vitest';
import { nameOf, placeOf } from '../../../web/src/seat-map/seat-name.ts';
import { SeatStates } from '../../../web/src/seat-map/seat-states.ts';
import { seatMap as german } from '../../../web/src/texts/de/seat-map.ts';
import { seatMap as texts } from '../../../web/src/texts/en/seat-map.ts';
import { mapSeat } from '../support/map-plan.ts';

let states: SeatStates;
beforeEach(() => {
  states = new SeatStates();
  states.setStatuses([
    ['a', 'AVAILABLE'],
    ['b', 'AVAILABLE'],
    ['c', 'SOLD'],
    ['d', 'BLOCKED'],
  ]);
});

describe('how a seat looks', () => {
  it('follows its status', () => {
    expect(['a', 'c', 'd', 'unknown'].map((id) => states.lookOf(id))).toEqual([
      'available',
      'taken',
      'blocked',
      'taken',
    ]);
  });

  it('is the visitor’s first, then what the visitor picked, then what is suggested', () => {
    states.suggest(new Set(['a', 'b', 'c']));
    states.setPicked(new Set(['b', 'c']));
    states.setMine(new Set(['c']));
    expect(['a', 'b', 'c'].map((id) => states.lookOf(id))).toEqual(['suggested', 'picked', 'mine']);
  });

  it('does not change for a picked seat that is taken, until the page gives it up', () => {
    states.setPicked(new Set(['a']));
    states.setStatuses([['a', 'HELD']]);
    expect(states.lookOf('a')).toBe('picked');
    states.setPicked(new Set());
    expect(states.lookOf('a')).toBe('taken');
  });
});

describe('what changed', () => {
  it('is only what has another status', () => {
    const changes = states.setStatuses([
      ['a', 'AVAILABLE'],
      ['b', 'HELD'],
      ['c', 'SOLD'],
    ]);
    expect(changes).toEqual([{ id: 'b', before: 'available', from: 'AVAILABLE', to: 'HELD' }]);
  });

  it('is what was picked, and what no longer is', () => {
    states.setPicked(new Set(['a']));
    expect(states.setPicked(new Set(['b']))).toEqual([
      { id: 'a', before: 'picked' },
      { id: 'b', before: 'available' },
    ]);
    expect(states.setPicked(new Set(['b']))).toEqual([]);
  });
});

it('counts what is available', () => {
  states.setStatuses([
    ['a', 'HELD'],
    ['c', 'AVAILABLE'],
    ['e', 'AVAILABLE'],
  ]);
  expect(states.available).toBe(3);
});

describe('the name of a seat', () => {
  const category = { id: 'comfort', name: 'Comfort', color: null, price: '€14.00' };
  const seat = mapSeat({ row: 'F', number: '12', x: 0, y: 0, features: ['AISLE', 'WHEELCHAIR'] });

  it('says where it is, what it costs, what it is, and its state', () => {
    expect(nameOf(seat, { category, look: 'available', texts })).toBe(
      'Row F, seat 12, Comfort, €14.00, wheelchair place, available',
    );
    expect(nameOf(seat, { category, look: 'taken', texts: german })).toBe(
      'Reihe F, Platz 12, Comfort, €14.00, Rollstuhlplatz, vergeben',
    );
  });

  it('begins with the section where there is one', () => {
    expect(placeOf({ ...seat, section: 'Balcony' }, texts)).toBe('Balcony, Row F, seat 12');
  });

  it('says no price where there is none', () => {
    expect(nameOf(seat, { category: { ...category, price: null }, look: 'mine', texts })).toBe(
      'Row F, seat 12, Comfort, wheelchair place, yours',
    );
  });
});

it('sums up in words', () => {
  expect(texts.summary({ taken: 3, freed: 0, left: 212 })).toBe('3 seats were taken. 212 seats are left.');
  expect(german.summary({ taken: 1, freed: 2, left: 1 })).toBe(
    '1 Platz wurde vergeben, 2 Plätze wurden frei. Noch 1 Platz frei.',
  );
});
