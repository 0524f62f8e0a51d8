import { expect } from 'vitest';
import type { MoveOfSeats } from '../../src/programme/moving/plan-seats.ts';
import { type Guest, kindOf, type SeatOfMap } from '../../src/programme/moving/seat-to-move.ts';
import { areTogether } from '../../src/programme/moving/seating.ts';
import { worthOf } from './random-moves.ts';

/** What is true of every plan. @throws when it is not */
type Property = (move: MoveOfSeats, plan: ReadonlyMap<string, SeatOfMap | null>) => void;

const isPlain = (seat: SeatOfMap) => kindOf(seat) === 'PLAIN';
/** Its own seat, whatever is on the one beside it. */
const isSingle = (seat: SeatOfMap) => isPlain(seat) && seat.coupleNumber === null;

export const PLAN_PROPERTIES = {
  'each ticket is answered, no seat is given twice, and none that is blocked': ({ parties, seats }, plan) => {
    const tickets = parties.flatMap(({ guests }) => guests.map(({ ticketId }) => ticketId));
    expect([...plan.keys()].toSorted()).toEqual(tickets.toSorted());
    const given = [...plan.values()].filter((seat) => seat !== null);
    expect(new Set(given).size).toBe(given.length);
    expect(given.every((seat) => seats.includes(seat))).toBe(true);
  },

  'each has a seat of the same category or a better one, and no half of a couple is with a stranger': (
    { parties, seats },
    plan,
  ) => {
    for (const { guests } of parties) {
      const own = new Set(guests.flatMap(({ ticketId }) => plan.get(ticketId) ?? []));
      for (const { ticketId, from } of guests) {
        const seat = plan.get(ticketId);
        if (!seat) continue;
        expect(seat.seatCategoryId === from.seatCategoryId || worthOf(seat) >= worthOf(from)).toBe(true);
        if (seat.coupleNumber === null) continue;
        for (const half of seats) if (half.coupleNumber === seat.coupleNumber) expect(own.has(half)).toBe(true);
      }
    }
  },

  'a wheelchair place is for those who had one, and a companion is beside its wheelchair': ({ parties }, plan) => {
    for (const { guests } of parties) {
      for (const { ticketId, from } of guests) {
        const seat = plan.get(ticketId);
        if (!seat) continue;
        expect(kindOf(seat)).toBe(kindOf(from));
        const wheelchair = guests.find(({ from: { id } }) => id === from.companionOfId);
        const place = wheelchair && plan.get(wheelchair.ticketId);
        if (place) expect(seat.companionOfId).toBe(place.id);
      }
    }
  },

  'no one is without a seat who could have one, not even if others made room': ({ parties, seats }, plan) => {
    const guests = parties.flatMap((party) => party.guests);
    const on = new Map(guests.map((guest) => [plan.get(guest.ticketId), guest]));
    for (const { ticketId, from } of guests) {
      if (plan.get(ticketId)) continue;
      const fitting = seats.filter((seat) => seat.coupleNumber === null && worthOf(seat) >= worthOf(from));
      if (kindOf(from) === 'WHEELCHAIR')
        expect(fitting.every((seat) => kindOf(seat) !== 'WHEELCHAIR' || on.has(seat))).toBe(true);
      if (!isPlain(from)) continue;
      // All single seats that are good enough are taken by those for whom no lesser seat would do.
      expect(fitting.every((seat) => !isPlain(seat) || on.has(seat))).toBe(true);
      const lesser = seats.filter((seat) => isSingle(seat) && !on.has(seat));
      const movable = fitting.flatMap((seat): Guest[] => (isPlain(seat) ? [on.get(seat) ?? []].flat() : []));
      for (const guest of movable) expect(lesser.some((seat) => worthOf(seat) >= worthOf(guest.from))).toBe(false);
    }
  },

  'no party is parted that was together, while there is a place for all of it': ({ parties, seats }, plan) => {
    const taken = new Map([...plan].flatMap(([ticketId, seat]) => (seat ? [[seat, ticketId] as const] : [])));
    for (const { guests } of parties) {
      if (!areTogether(guests.map(({ from }) => from)) || !guests.every(({ from }) => isPlain(from))) continue;
      const own = guests.flatMap(({ ticketId }) => plan.get(ticketId) ?? []);
      if (own.length === guests.length && areTogether(own)) continue;
      const tickets = new Set(guests.map(({ ticketId }) => ticketId));
      const isFree = (seat: SeatOfMap) => !taken.has(seat) || tickets.has(taken.get(seat) ?? '');
      const needed = Math.max(...guests.map(({ from }) => worthOf(from)));
      const places = seats.filter((seat) => isSingle(seat) && isFree(seat) && worthOf(seat) >= needed);
      for (let first = 0; first + guests.length <= places.length; first++)
        expect(areTogether(places.slice(first, first + guests.length))).toBe(false);
    }
  },
} satisfies Record<string, Property>;
