import type { Coverage } from './coverage.ts';
import type { Piece } from './pieces.ts';
import { distanceBetween } from './seat-to-choose.ts';

/** Where the pieces may gather: at so many of the stretches that are nearest to the best point. */
export const ANCHORS = 12;
/** A person who sits alone is worse than any number of stranded seats, and those are worse than any distance. */
const ALONE = 1e11;
const STRANDED = 1e8;
/** More than any piece has seats. */
const LONGEST = 1000;

interface Anchor {
  x: number;
  y: number;
}

interface Question {
  quantity: number;
  pieces: readonly Piece[];
  anchors: readonly Anchor[];
  coverage: Coverage;
}

interface Split {
  pieces: readonly Piece[];
  cost: number;
}

/**
 * The seats in as few pieces as possible; of these with the fewest people who sit alone, then with the fewest single seats
 * that are left, then nearest to the best point and to each other: a seat width from the anchor counts as much as one from
 * the best point.
 */
export function splitSeats({ anchors, pieces, ...question }: Question): Split | undefined {
  const kinds = [...kindsOf(pieces).values()];
  let best: Split | undefined;
  for (const anchor of anchors) {
    const split = splitAt(anchor, { ...question, kinds, most: best?.pieces.length ?? question.quantity });
    if (split && (!best || split.pieces.length < best.pieces.length || split.cost < best.cost)) best = split;
  }
  return best;
}

interface Costly {
  piece: Piece;
  cost: number;
}

/** Pieces that could replace each other: of as many seats for the same. With what they cost wherever the others are. */
function kindsOf(pieces: readonly Piece[]): Map<number, Costly[]> {
  const kinds = new Map<number, Costly[]>();
  for (const piece of pieces) {
    const { places, view, stranded, covers } = piece;
    const key = covers * LONGEST + places.length;
    const cost = view + stranded * STRANDED + (isAlone(piece) ? ALONE : 0);
    const kind = kinds.get(key);
    if (kind) kind.push({ piece, cost });
    else kinds.set(key, [{ piece, cost }]);
  }
  for (const kind of kinds.values()) kind.sort((a, b) => a.cost - b.cost);
  return kinds;
}

/** One person, or some who are all apart. */
function isAlone({ places }: Piece): boolean {
  return places.length === 1 || (places.at(-1) ?? 0) - (places[0] ?? 0) >= places.length;
}

interface Step extends Split {
  seats: number;
  covers: number;
}

interface QuestionAt extends Pick<Question, 'quantity' | 'coverage'> {
  kinds: readonly (readonly Costly[])[];
  /** It is known that there is a choice with so many pieces, or it cannot have more. */
  most: number;
}

function splitAt(anchor: Anchor, { most, quantity, kinds, coverage }: QuestionAt): Split | undefined {
  /** The best that were found for a number of pieces, by the number of seats and what they are for. */
  const found = Array.from({ length: most + 1 }, () => new Map<number, Step>());
  found[0]?.set(0, { seats: 0, covers: 0, cost: 0, pieces: [] });
  const codes = coverage.all + 1;
  for (const stretch of worthwhile(anchor, { kinds, most })) {
    for (let count = most - 1; count >= 0; count--) {
      const next = found[count + 1];
      for (const step of found[count]?.values() ?? []) {
        for (const { piece, cost } of stretch) {
          const [seats, covers] = [step.seats + piece.places.length, step.covers + piece.covers];
          if (seats > quantity || !coverage.hasRoom(step.covers, piece.covers)) continue;
          const [key, total] = [seats * codes + covers, step.cost + cost];
          if (total >= (next?.get(key)?.cost ?? Infinity)) continue;
          next?.set(key, { seats, covers, cost: total, pieces: [...step.pieces, piece] });
        }
      }
    }
  }
  return found.map((steps) => steps.get(quantity * codes + coverage.all)).find((step) => step !== undefined);
}

/**
 * The pieces that can be in the best choice, by their stretch: of each kind the best ones of as many stretches as there can
 * be pieces. Any other could be replaced by one of them.
 */
function worthwhile(anchor: Anchor, { kinds, most }: Pick<QuestionAt, 'kinds' | 'most'>): Iterable<Costly[]> {
  const byStretch = new Map<number, Costly[]>();
  for (const kind of kinds) {
    const best: Costly[] = [];
    for (const { piece, cost } of kind) {
      // Those that follow cost as much at least.
      if (best.length === most && cost >= (best.at(-1)?.cost ?? 0)) break;
      insert(best, { piece, cost: cost + piece.places.length * distanceBetween(piece, anchor) }, most);
    }
    for (const costly of best) {
      const list = byStretch.get(costly.piece.stretch);
      if (list) list.push(costly);
      else byStretch.set(costly.piece.stretch, [costly]);
    }
  }
  return byStretch.values();
}

/** Into a sorted list that has each stretch once. */
function insert(list: Costly[], costly: Costly, most: number): void {
  if (list.length >= most && costly.cost >= (list.at(-1)?.cost ?? 0)) return;
  const same = list.findIndex(({ piece }) => piece.stretch === costly.piece.stretch);
  if (same >= 0 && (list[same]?.cost ?? 0) <= costly.cost) return;
  if (same >= 0) list.splice(same, 1);
  const after = list.findIndex(({ cost }) => cost > costly.cost);
  list.splice(after < 0 ? list.length : after, 0, costly);
  if (list.length > most) list.pop();
}
