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
  // With features or couple seats more pieces may be needed than there must be.
  for (let most = fewest(pieces, question.quantity); most <= question.quantity; most++) {
    const splits = anchors.flatMap((anchor) => splitAt(anchor, { ...question, kinds, most }) ?? []);
    const [best] = splits.toSorted((a, b) => a.cost - b.cost);
    if (best) return best;
  }
  return undefined;
}

/** How many pieces there must be at least. */
function fewest(pieces: readonly Piece[], quantity: number): number {
  const longest = new Map<number, number>();
  for (const { stretch, places } of pieces) {
    longest.set(stretch, Math.max(longest.get(stretch) ?? 0, places.length));
  }
  let [count, seats] = [0, 0];
  for (const length of [...longest.values()].toSorted((a, b) => b - a)) {
    if (seats >= quantity) break;
    count++;
    seats += length;
  }
  return Math.max(1, count);
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

interface Step {
  cost: number;
  seats: number;
  covers: number;
  /** Undefined before the first piece. */
  last: { piece: Piece; before: Step } | undefined;
}

interface QuestionAt extends Pick<Question, 'quantity' | 'coverage'> {
  kinds: readonly (readonly Costly[])[];
  /** No choice has fewer pieces, and this one has no more. */
  most: number;
}

function splitAt(anchor: Anchor, { most, quantity, kinds, coverage }: QuestionAt): Split | undefined {
  /** The best that were found for a number of pieces, by the number of seats and what they are for. */
  const found = Array.from({ length: most + 1 }, () => new Map<number, Step>());
  found[0]?.set(0, { seats: 0, covers: 0, cost: 0, last: undefined });
  const codes = coverage.all + 1;
  for (const stretch of worthwhile(anchor, { kinds, most })) {
    for (let count = most - 1; count >= 0; count--) {
      const next = found[count + 1];
      for (const before of found[count]?.values() ?? []) {
        for (const { piece, cost: ofPiece } of stretch) {
          const [seats, covers] = [before.seats + piece.places.length, before.covers + piece.covers];
          if (seats > quantity || !coverage.hasRoom(before.covers, piece.covers)) continue;
          const [key, cost] = [seats * codes + covers, before.cost + ofPiece];
          if (cost < (next?.get(key)?.cost ?? Infinity))
            next?.set(key, { seats, covers, cost, last: { piece, before } });
        }
      }
    }
  }
  const end = found[most]?.get(quantity * codes + coverage.all);
  return end && { pieces: piecesOf(end), cost: end.cost };
}

function piecesOf({ last }: Step): Piece[] {
  return last ? [...piecesOf(last.before), last.piece] : [];
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
