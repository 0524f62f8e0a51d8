import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planSeats } from '../../src/programme/moving/plan-seats.ts';
import { kindOf, type SeatOfMap } from '../../src/programme/moving/seat-to-move.ts';
import { PLAN_PROPERTIES } from './plan-properties.ts';
import { HALLS, movesToTheSame, randomMoves, WORTHS } from './random-moves.ts';

describe.each(HALLS)('from %s', (_, from, to) => {
  test.each(Object.entries(PLAN_PROPERTIES))('%s', (_property, check) => {
    fc.assert(
      fc.property(randomMoves(from, to), (move) => check(move, planSeats(move))),
      { numRuns: from.length < 50 ? 200 : 15 },
    );
  });

  test('who is put on a seat by hand sits there', () => {
    fc.assert(
      fc.property(randomMoves(from, to), fc.nat(), fc.nat(), (move, nth, place) => {
        const guest = move.parties.flatMap((party) => party.guests)[nth % 7];
        const seat = move.seats[place % move.seats.length];
        if (!guest || !seat) return;
        const plan = planSeats({ ...move, byHand: new Map([[guest.ticketId, seat]]) });
        expect(plan.get(guest.ticketId)).toBe(seat);
        expect([...plan.values()].filter((each) => each === seat)).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });
});

test('in a hall like the old one everybody keeps the label of their seat', () => {
  fc.assert(
    fc.property(movesToTheSame, (move) => {
      const plan = planSeats(move);
      for (const { ticketId, from } of move.parties.flatMap((party) => party.guests))
        expect(plan.get(ticketId)?.label).toBe(from.label);
    }),
    { numRuns: 20 },
  );
});

test('a wheelchair place and its companion are kept, also with other labels, and no one else has them', () => {
  const seat = (row: number, nth: number, more: Partial<SeatOfMap> = {}): SeatOfMap => ({
    ...{ id: `${row}/${nth}`, label: `${row}/${nth}`, rowIndex: row, indexInRow: nth, x: nth, y: row },
    ...{ seatCategoryId: 'Standard', features: [], coupleNumber: null, companionOfId: null, ...more },
  });
  const oldSeats = [
    seat(0, 0, { features: ['WHEELCHAIR'] }),
    seat(0, 1, { features: ['COMPANION'], companionOfId: '0/0' }),
    ...[2, 3, 4].map((nth) => seat(0, nth)),
  ];
  const seats = [
    ...[0, 1, 2].map((nth) => seat(5, nth)),
    seat(6, 3, { features: ['COMPANION'], companionOfId: '6/4' }),
    seat(6, 4, { features: ['WHEELCHAIR'] }),
  ];
  const guests = oldSeats.map((from) => ({ ticketId: from.id, from }));
  const parties = [{ guests: guests.slice(0, 2) }, { guests: guests.slice(2) }];
  const plan = planSeats({ parties, oldSeats, seats, worths: WORTHS, byHand: new Map() });
  expect([...plan].map(([ticket, to]) => [ticket, to?.id])).toEqual([
    ...[['0/0', '6/4'], ['0/1', '6/3']],
    ...[['0/2', '5/0'], ['0/3', '5/1'], ['0/4', '5/2']],
  ]); // prettier-ignore
  const more = planSeats({
    parties: [{ guests: [...guests, { ticketId: 'one more', from: seat(1, 0) }] }],
    ...{ oldSeats, seats, worths: WORTHS, byHand: new Map() },
  });
  for (const [ticket, to] of more)
    if (to) expect(kindOf(to)).toBe(kindOf(oldSeats.find(({ id }) => id === ticket) ?? seat(1, 0)));
  expect([...more.values()].filter((to) => to === null)).toHaveLength(1);
});
