import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../web/src/seat-map/layout.ts';
import { type Direction, endOfRow, middleSeat, seatTowards } from '../../../web/src/seat-map/nearest-seat.ts';
import { mapPlan } from '../support/map-plan.ts';

function walker(plan = mapPlan()) {
  const layout = layoutOf(plan);
  const indexOf = (label: string) => layout.seats.findIndex((seat) => seat.label === label);
  return {
    layout,
    from: (label: string, ...directions: Direction[]) => {
      let at = indexOf(label);
      for (const direction of directions) at = seatTowards(layout, at, direction) ?? at;
      return layout.seats[at]?.label;
    },
    end: (label: string, end: 'first' | 'last') => layout.seats[endOfRow(layout, indexOf(label), end)]?.label,
  };
}

describe('in straight rows', () => {
  const { from, end } = walker();

  it('goes to the neighbours', () => {
    expect([from('C3', 'left'), from('C3', 'right'), from('C3', 'up'), from('C3', 'down')]).toEqual([
      'C2',
      'C4',
      'B3',
      'D3',
    ]);
  });

  it('stays at the edge of the hall', () => {
    expect([from('A1', 'left'), from('A1', 'up'), from('E8', 'right'), from('E8', 'down')]).toEqual([
      'A1',
      'A1',
      'E8',
      'E8',
    ]);
  });

  it('goes to both ends of the row', () => {
    expect([end('C3', 'first'), end('C3', 'last')]).toEqual(['C1', 'C8']);
  });
});

it('follows a row that curves, from one end to the other', () => {
  const { from } = walker(mapPlan({ rows: 4, seatsPerRow: 16, radius: 6 }));
  expect(from('B1', ...Array<Direction>(15).fill('right'))).toBe('B16');
  expect(from('B8', 'down', 'down', 'up', 'up')).toBe('B8');
});

it('goes across an aisle, and from section to section', () => {
  const plan = mapPlan();
  const seats = plan.seats.map((seat) => (seat.x < 4 ? seat : { ...seat, x: seat.x + 2, section: 'Right' }));
  const { from } = walker({ ...plan, seats });
  expect(from('C4', 'right')).toBe('C5');
  expect(from('C5', 'left')).toBe('C4');
});

it('goes right to larger x also where numbers grow to the left', () => {
  const plan = mapPlan();
  const { from } = walker({ ...plan, seats: plan.seats.map((seat) => ({ ...seat, x: -seat.x })) });
  expect(from('C3', 'right')).toBe('C2');
});

it('begins with an available seat in the middle', () => {
  const { layout } = walker();
  const middle = middleSeat(layout, () => true);
  expect(layout.seats[middle]?.label).toMatch(/^[CD][45]$/);
  expect(layout.seats[middleSeat(layout, (seatId) => seatId === 'A1')]?.label).toBe('A1');
});
