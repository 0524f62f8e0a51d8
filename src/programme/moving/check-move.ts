import type { Showing } from '../../generated/prisma/client.ts';
import { invalidInput, notFound, type UserError } from '../../platform/outcome.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { idempotencyKeyProblem } from '../../seating/idempotency-key.ts';
import { showingOverlaps } from '../overlaps.ts';
import { findOverlaps } from '../sql/find-overlaps.ts';
import type { OpenAuditorium } from '../sql/lock-premises.ts';
import { cancelled } from '../update-showing.service.ts';
import type { SeatByHand } from './seats-by-hand.ts';

const MOST_SEATS_BY_HAND = 1000;

export interface MoveShowingRequest {
  showingId: string;
  expectedVersion: number;
  auditoriumId: string;
  seats: readonly SeatByHand[];
  refundUnseated: boolean;
  dryRun: boolean;
  idempotencyKey: string;
}

/** What is wrong with the request by itself. */
export function requestProblems({ seats, idempotencyKey }: MoveShowingRequest): UserError[] {
  const key = idempotencyKeyProblem(idempotencyKey);
  const tooMany = invalidInput(`At most ${MOST_SEATS_BY_HAND} seats can be chosen.`, 'seats');
  return [...(seats.length > MOST_SEATS_BY_HAND ? [tooMany] : []), ...(key ? [key] : [])];
}

/** Why it can no longer move. */
export function showingProblems(before: Showing, now: Date): UserError[] {
  if (before.cancelledAt) return [cancelled('showingId')];
  return before.endsAt <= now ? [invalidInput('This showing has ended.', 'showingId')] : [];
}

/** Why it cannot move there. */
export function auditoriumProblem(
  auditorium: OpenAuditorium | undefined,
  { before, cinemaId }: { before: Showing; cinemaId: string },
): UserError | undefined {
  if (!auditorium) return notFound('auditorium', 'auditoriumId');
  if (auditorium.cinemaId !== cinemaId)
    return invalidInput('A showing stays in its cinema: its prices and its staff are of it.', 'auditoriumId');
  if (auditorium.id === before.auditoriumId) return invalidInput('The showing is there already.', 'auditoriumId');
  if (auditorium.seatMapId === null)
    return invalidInput('The auditorium has no seat map yet: import one first.', 'auditoriumId');
  return undefined;
}

/** Showings that are in the auditorium at its time. */
export async function overlapsWith(
  tx: Transaction,
  { before, auditorium }: { before: Showing; auditorium: OpenAuditorium },
): Promise<UserError[]> {
  const { startsAt, endsAt, freeAt, id } = before;
  const found = await findOverlaps(tx, [{ startsAt, endsAt, freeAt, auditorium, index: 0 }], { except: id });
  const path = ['input', 'auditoriumId'];
  return found.map(({ index: _, ...other }) => showingOverlaps({ path, auditorium }, { other, stored: other }));
}
