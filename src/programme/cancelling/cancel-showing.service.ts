import { z } from 'zod';
import type { StaffChange, StaffChanges } from '../../audit/staff-changes.ts';
import type { RequestKeys } from '../../bookings/request-keys.ts';
import type { Prisma, Showing } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { databaseTime } from '../../platform/database/database-time.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { type Actor, requireRole } from '../../platform/identity.ts';
import { newId } from '../../platform/ids.ts';
import { line, readNew } from '../../platform/input.ts';
import { notFound, type Outcome, refused, type UserError } from '../../platform/outcome.ts';
import type { Queues } from '../../platform/queues/queues.ts';
import { idempotencyKeyProblem } from '../../seating/idempotency-key.ts';
import { lockShowing } from '../sql/lock-showing.ts';
import { cancelBookingsJob } from './cancel-bookings.job.ts';

const FIELDS = z.object({ reason: line('The reason', { min: 1, max: 200 }) });

export interface CancelShowingRequest {
  showingId: string;
  reason: string;
  idempotencyKey: string;
}

/** The key belongs to its account. */
export type StaffMember = Actor & { accountId: string };

/** A request whose values are acceptable. */
interface Asked extends CancelShowingRequest {
  actor: StaffMember;
  fingerprint: string;
}

interface Dependencies {
  database: Database;
  staffChanges: StaffChanges;
  queues: Queues;
  requestKeys: RequestKeys;
}

export class CancelShowingService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /**
   * From its commit on nothing of the showing is sold any more; a worker ends what was sold. One that is cancelled already is
   * answered as it is. Refused: InvalidInput, NotFound, IdempotencyConflict.
   */
  async cancel(
    actor: StaffMember,
    { showingId, idempotencyKey, ...input }: CancelShowingRequest,
  ): Promise<Outcome<Showing>> {
    const { value, errors } = readNew(FIELDS, input);
    const keyProblem = idempotencyKeyProblem(idempotencyKey);
    const problems: UserError[] = [...(errors ?? []), ...(keyProblem ? [keyProblem] : [])];
    const [problem, ...more] = problems;
    if (problem || !value) return refused(problem ?? notFound('showing', 'showingId'), ...more);
    const { reason } = value;
    const fingerprint = fingerprintOf(['cancelShowing', showingId, reason]);
    const asked = { actor, showingId, reason, idempotencyKey, fingerprint };
    return this.#services.requestKeys.once({
      key: { accountId: actor.accountId, idempotencyKey, fingerprint },
      replay: () => this.#replay(asked),
      work: () => this.#cancelNew(asked),
    });
  }

  /** The role may have been lost since: it is looked at again. */
  async #replay({ actor, idempotencyKey }: Asked): Promise<Outcome<Showing> | undefined> {
    const { accountId } = actor;
    const earlier = await this.#services.database.prisma.showingCancellation.findUnique({
      where: { accountId_idempotencyKey: { accountId, idempotencyKey } },
      include: { showing: { include: { auditorium: { select: { cinemaId: true } } } } },
    });
    if (!earlier) return undefined;
    const { auditorium, ...showing } = earlier.showing;
    requireRole(actor, 'MANAGER', auditorium.cinemaId);
    return { value: showing };
  }

  #cancelNew(asked: Asked): Promise<Outcome<Showing>> {
    const { actor, reason, showingId } = asked;
    return this.#services.staffChanges.make({ actor, action: 'cancelShowing', reason }, async (change) => {
      const { client } = change.tx;
      const locked = await lockShowing(change.tx, showingId);
      if (!locked) return refused(notFound('showing', 'showingId'));
      requireRole(actor, 'MANAGER', locked.cinemaId);
      if (await client.showingCancellation.findUnique({ where: { showingId } })) return { value: locked.showing };
      return { value: await this.#write(change, { ...locked, asked }) };
    });
  }

  async #write(
    { tx, record }: StaffChange,
    { showing: before, cinemaId, asked }: { showing: Showing; cinemaId: string; asked: Asked },
  ): Promise<Showing> {
    const { id } = before;
    const cancelledAt = before.cancelledAt ?? (await databaseTime(tx));
    const data = { cancelledAt, version: { increment: 1 } };
    const after = await tx.client.showing.update({ where: { id }, data });
    const cancellationId = newId();
    await insertCancellation(tx.client, { id: cancellationId, ...asked });
    record({ type: 'Showing', id, cinemaId, before, after });
    tx.onCommit(() => this.#services.queues.enqueue(cancelBookingsJob, { cancellationId }));
    return after;
  }
}

/** With the bookings that are paid or may still be: as the showing is locked and cancelled, none is added to them. */
async function insertCancellation(
  client: Prisma.TransactionClient,
  { id, actor, showingId, reason, idempotencyKey, fingerprint }: Asked & { id: string },
): Promise<void> {
  await client.$executeRaw`
    insert into showing_cancellation (
      id, showing_id, account_id, idempotency_key, request_fingerprint, reason, booking_ids
    )
    select ${id}::uuid, ${showingId}::uuid, ${actor.accountId}::uuid, ${idempotencyKey}, ${fingerprint}, ${reason},
      array(
        select booking.id
        from booking
        where booking.showing_id = ${showingId}::uuid and booking.status not in ('CANCELLED', 'EXPIRED')
        order by booking.placed_at, booking.id
      )`;
}
