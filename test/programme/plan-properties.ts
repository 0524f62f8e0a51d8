import { expect } from 'vitest';
import type { MoveOfSeats } from '../../src/programme/moving/plan-seats.ts';
import { kindOf, type SeatOfMap } from '../../src/programme/moving/seat-to-move.ts';
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
    const all = parties.flatMap(({ guests }) => guests);
    const on = new Map(all.map((guest) => [plan.get(guest.ticketId), guest]));
    const free = seats.filter((seat) => !on.has(seat));
    for (const guest of all) {
      if (plan.get(guest.ticketId)) continue;
      const suits = (other: typeof guest, seat: SeatOfMap) =>
        kindOf(seat) === kindOf(other.from) && worthOf(seat) >= worthOf(other.from);
      if (kindOf(guest.from) === 'WHEELCHAIR') expect(free.filter((seat) => suits(guest, seat))).toEqual([]);
      if (!isPlain(guest.from)) continue;
      expect(free.filter((seat) => isSingle(seat) && suits(guest, seat))).toEqual([]);
      // Nor is there one for those who have a seat that would do.
      const others = seats.flatMap((seat) => (isSingle(seat) && suits(guest, seat) ? (on.get(seat) ?? []) : []));
      for (const other of others) expect(free.filter((seat) => isSingle(seat) && suits(other, seat))).toEqual([]);
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
      const isGood = (seat: SeatOfMap) => isSingle(seat) && worthOf(seat) >= needed;
      const places = seats.filter((seat) => isGood(seat) && isFree(seat));
      for (let first = 0; first + guests.length <= places.length; first++)
        expect(areTogether(places.slice(first, first + guests.length))).toBe(false);
    }
  },
} satisfies Record<string, Property>;
