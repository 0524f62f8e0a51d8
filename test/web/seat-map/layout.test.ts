import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../web/src/seat-map/layout.ts';
import { mapPlan, mapSeat } from '../support/map-plan.ts';

describe('straight rows', () => {
  const layout = layoutOf(mapPlan({ rows: 3, seatsPerRow: 4 }));

  it('look straight ahead', () => {
    expect([...layout.turns]).toEqual(Array(12).fill(0));
  });

  it('have their letters at both ends, one seat away', () => {
    expect(layout.rowLabels.filter(({ text }) => text === 'B')).toEqual([
      { x: -1, y: 1, text: 'B' },
      { x: 4, y: 1, text: 'B' },
    ]);
  });

  it('have the screen in front, in the middle', () => {
    const { screen, bounds } = layout;
    expect(((screen?.from.x ?? 0) + (screen?.to.x ?? 0)) / 2).toBe(1.5);
    expect(screen?.from.y).toBeLessThan(0);
    expect(bounds.top).toBeLessThan((screen?.from.y ?? 0) - (screen?.depth ?? 0));
  });
});

it('turns the seats of curved rows towards the screen', () => {
  const { turns } = layoutOf(mapPlan({ rows: 1, seatsPerRow: 9, radius: 10 }));
  expect(turns[0]).toBeGreaterThan(0.2);
  expect(turns[4]).toBeCloseTo(0);
  expect(turns[8]).toBeCloseTo(-(turns[0] ?? 0));
});

it('turns seats towards the screen also when numbers grow from the right', () => {
  const { seats, ...rest } = mapPlan({ rows: 1, seatsPerRow: 9, radius: 10 });
  const reversed = seats.map((seat) => ({ ...seat, indexInRow: -seat.indexInRow }));
  expect(layoutOf({ ...rest, seats: reversed }).turns).toEqual(layoutOf({ ...rest, seats }).turns);
});

it('measures the distance of neighbours, whatever the scale of the plan', () => {
  const { seats, ...rest } = mapPlan();
  expect(layoutOf({ ...rest, seats: seats.map((seat) => ({ ...seat, x: seat.x * 3, y: seat.y * 3 })) }).pitch).toBe(3);
});

it('leaves out the letter where the row of another section goes on', () => {
  const plan = mapPlan({ rows: 1, seatsPerRow: 6 });
  const seats = plan.seats.map((seat) => ({ ...seat, section: seat.x < 3 ? 'Left' : 'Right' }));
  const layout = layoutOf({ ...plan, seats });
  expect(layout.rowLabels.map(({ x }) => x)).toEqual([-1, 6]);
  expect(layout.sections.map(({ name, middle }) => [name, middle.x])).toEqual([
    ['Left', 1],
    ['Right', 4],
  ]);
});

it('draws no screen where the plan has something in front of the seats', () => {
  const stage = {
    color: null,
    text: 'Stage',
    points: [
      { x: 0, y: -3 },
      { x: 4, y: -3 },
      { x: 4, y: -2 },
    ],
  };
  expect(layoutOf({ ...mapPlan(), areas: [stage] }).screen).toBeNull();
  const stairs = { color: null, text: 'Stairs', points: [{ x: 0, y: 9 }] };
  expect(layoutOf({ ...mapPlan(), areas: [stairs] }).screen).not.toBeNull();
});

it('has a place for a hall with one seat, and for none', () => {
  expect(layoutOf({ ...mapPlan(), seats: [mapSeat({ row: 'A', number: '1', x: 5, y: 5 })] }).pitch).toBe(1);
  expect(layoutOf({ seats: [], categories: [], areas: [] }).bounds.right).toBeGreaterThan(0);
});

it('finds the seats of a part of the hall, and the nearest one', () => {
  const { grid, seats } = layoutOf(mapPlan({ rows: 30, seatsPerRow: 30 }));
  const box = { left: 2.5, right: 14.5, top: 9.5, bottom: 10.5 };
  const found = [...grid.in(box)].map((index) => seats[index]?.label);
  expect(found).toHaveLength(12);
  expect(new Set(found)).toEqual(new Set(Array.from({ length: 12 }, (_, index) => `K${index + 4}`)));
  expect(seats[grid.nearest({ x: 7.2, y: 0.3 }, 0.5) ?? -1]?.label).toBe('A8');
  expect(grid.nearest({ x: 7.5, y: -3 }, 0.5)).toBeUndefined();
});
