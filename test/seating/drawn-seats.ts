import type { SeatFeature } from '../../src/generated/prisma/enums.ts';
import type { SeatToChoose } from '../../src/seating/selection/seat-to-choose.ts';

/**
 * Seats from a drawing of their rows: `.` free, `v` free and of another category, `w` a free wheelchair place, `c` a free
 * companion place of the nearest wheelchair place to its left, or else to its right, `k` half of a free couple seat, the
 * two beside each other, `r` free with a restricted view, `a` free at an aisle; `x` taken, `W`, `C` and `K` the same as
 * the small letters, but taken; a space for a gap.
 */
export function drawn(...rows: string[]): SeatToChoose[] {
  let couples = 0;
  return rows.flatMap((row, y) => {
    let half = 0;
    return row.split('').flatMap((sign, x) => {
      const place = { rowIndex: y, indexInRow: x, x, y };
      const kind = sign.toLowerCase();
      half = kind === 'k' ? half + 1 : 0;
      if (half % 2 === 1) couples++;
      const seat: SeatToChoose = {
        id: labelOf(x, y),
        ...place,
        seatCategoryId: sign === 'v' ? 'vip' : 'standard',
        features: FEATURES[kind] ?? [],
        coupleNumber: kind === 'k' ? couples : null,
        companionOfId: kind === 'c' ? wheelchairOf(row, { x, y }) : null,
        free: sign === kind && sign !== 'x',
      };
      return sign === ' ' ? [] : [seat];
    });
  });
}

const FEATURES: Record<string, SeatFeature[]> = {
  w: ['WHEELCHAIR'],
  c: ['COMPANION'],
  k: ['COUPLE'],
  r: ['RESTRICTED_VIEW'],
  a: ['AISLE'],
};

function labelOf(x: number, y: number): string {
  return `${String.fromCharCode(65 + y)}${x + 1}`;
}

function wheelchairOf(row: string, { x, y }: { x: number; y: number }): string | null {
  const left = row.slice(0, x).toLowerCase().lastIndexOf('w');
  const place = left >= 0 ? left : row.toLowerCase().indexOf('w', x);
  return place < 0 ? null : labelOf(place, y);
}
