import { describe, expect, test } from 'vitest';
import { pairsOf, problemsOf, readMap } from './reading.ts';

const LEGEND = `S = Standard
C = Love seat [couple]
D = Sofa [couple]
W = Standard [wheelchair]
B = Standard [companion]
X = Standard [wheelchair, companion]
`;
const read = (...rows: string[]) => readMap('TEXT', LEGEND + rows.join('\n'));
const problems = async (...rows: string[]) => (await problemsOf('TEXT', LEGEND + rows.join('\n'))).problems;

describe('couple seats', () => {
  test.each([
    ['A: CC', 'A1-A2'],
    ['A: SCCCCS.CC', 'A2-A3 A4-A5 A7-A8'],
    ['A: CCDD', 'A1-A2 A3-A4'],
    ['A: CC | 9 4', 'A9-A4'],
  ])('of %s are paired from left to right', async (row, expected) => {
    const map = await read(row);
    const other = ({ coupleNumber, position }: (typeof map.seats)[number]) =>
      map.seats.find((seat) => seat.coupleNumber === coupleNumber && coupleNumber && seat.position > position);
    expect(pairsOf(map, other)).toBe(expected);
    for (const { coupleNumber, features } of map.seats) expect(coupleNumber !== null).toBe(features.includes('COUPLE'));
  });

  test.each([
    ['alone', 'A: SCS', '2'],
    ['the third', 'A: CCC', '3'],
    ['apart', 'A: C.C', '1'],
    ['of another category', 'A: CD', '1'],
  ])('are refused when one is %s', async (_, row, seat) => {
    const message = 'A couple seat needs its other half as the next seat, in the same category.';
    expect((await problems(row))[0]).toEqual({ message, line: 7, row: 'A', seat });
  });

  test('are not paired with those of the next row', async () => {
    expect(await problems('A: SC', 'B: CS')).toHaveLength(2);
  });
});

describe('companion seats', () => {
  test.each([
    ['beside it', 'A: SWB', 'A3-A2'],
    ['on both sides of it', 'A: BWB', 'A1-A2 A3-A2'],
    ['two on one side', 'A: WBB', 'A2-A1 A3-A1'],
    ['between two places', 'A: WBW', 'A2-A1'],
    ['in turn', 'A: BWBW', 'A1-A2 A3-A4'],
    ['behind a gap', 'A: W..B....W', 'A2-A1'],
  ])('%s belong to the nearest wheelchair place', async (_, row, expected) => {
    const map = await read(row);
    expect(pairsOf(map, ({ companionOf }) => map.seats[companionOf ?? -1])).toBe(expected);
  });

  test('are refused without a wheelchair place in their row, and when they are one', async () => {
    expect(await problems('A: WS', 'B: SB', 'C: X')).toEqual([
      { message: 'A companion seat needs a wheelchair place in its row.', line: 8, row: 'B', seat: '2' },
      { message: 'A place is for a wheelchair or for a companion, not for both.', line: 9, row: 'C', seat: '1' },
    ]);
  });
});
