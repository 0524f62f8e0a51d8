import { CARDS, type Card } from './cards.ts';
import { Chance } from './chance.ts';

const MOST_SEATS = 3;
const LEAVES = 15;
const RELEASES = 15;
const CANCELS = 20;
const RETRIES = 50;
const ANSWERS = ['approves', 'approves', 'approves', 'declines', 'goes away'] as const;
const MOST_PAUSE_MS = 200;

/** All that a buyer decides in one visit, whatever the answers are. */
export interface Visit {
  /** Which of the showings that are on sale. */
  showing: number;
  /** The first of the seats that are wanted, by its place in the seat map, and how many. */
  first: number;
  seats: number;
  /** Once it holds seats. */
  next: 'leaves' | 'releases' | 'pays';
  card: Card;
  /** On the page of the bank, when there is one. */
  answer: (typeof ANSWERS)[number];
  /** A declined payment, with a good card. */
  retries: boolean;
  /** What it has bought. */
  cancels: boolean;
  pauseMs: number;
  /** Which api each of its requests goes to. */
  apis: Chance;
}

/** The visit of that number: the seed gives it, and not what has happened before. */
export function visitOf(
  { seed, buyer, visit }: { seed: number; buyer: string; visit: number },
  { showings, seats: seatsOfShowing }: { showings: number; seats: number },
): Visit {
  const chance = new Chance(seed, `${buyer}, visit ${visit}`);
  const seats = chance.between(1, MOST_SEATS);
  return {
    showing: chance.between(0, showings - 1),
    first: chance.between(0, seatsOfShowing - seats),
    seats,
    next: chance.percent(LEAVES) ? 'leaves' : chance.percent(RELEASES) ? 'releases' : 'pays',
    card: CARDS.find(({ share }) => chance.percent(share)) ?? CARDS[0],
    answer: chance.oneOf(ANSWERS),
    retries: chance.percent(RETRIES),
    cancels: chance.percent(CANCELS),
    pauseMs: chance.between(0, MOST_PAUSE_MS),
    apis: chance,
  };
}
