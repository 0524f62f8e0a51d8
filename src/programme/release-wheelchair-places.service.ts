import { z } from 'zod';
import type { StaffChanges } from '../audit/staff-changes.ts';
import type { Showing } from '../generated/prisma/client.ts';
import { databaseTime } from '../platform/database/database-time.ts';
import { type Actor, requireRole } from '../platform/identity.ts';
import { line, readNew } from '../platform/input.ts';
import { notFound, type Outcome, refused } from '../platform/outcome.ts';
import { lockShowing } from './sql/lock-showing.ts';
import { cancelled } from './update-showing.service.ts';

const FIELDS = z.object({ reason: line('The reason', { min: 1, max: 200 }) });

export interface ReleaseRequest {
  showingId: string;
  reason: string;
}

export class ReleaseWheelchairPlacesService {
  readonly #staffChanges: StaffChanges;

  constructor({ staffChanges }: { staffChanges: StaffChanges }) {
    this.#staffChanges = staffChanges;
  }

  /** From now on they are chosen for all buyers; released ones stay so. Refused: InvalidInput, NotFound. */
  async release(actor: Actor, { showingId, ...input }: ReleaseRequest): Promise<Outcome<Showing>> {
    const { value, errors } = readNew(FIELDS, input);
    if (errors) return refused(...errors);
    const request = { actor, action: 'releaseWheelchairPlaces', ...value };
    return this.#staffChanges.make(request, async ({ tx, record }) => {
      const locked = await lockShowing(tx, showingId);
      if (!locked) return refused(notFound('showing', 'showingId'));
      const { showing: before, cinemaId } = locked;
      requireRole(actor, 'BOX_OFFICE', cinemaId);
      if (before.cancelledAt) return refused(cancelled('showingId'));
      if (before.wheelchairReleasedAt) return { value: before };
      const data = { wheelchairReleasedAt: await databaseTime(tx), version: { increment: 1 } };
      const after = await tx.client.showing.update({ where: { id: showingId }, data });
      record({ type: 'Showing', id: showingId, cinemaId, before, after });
      return { value: after };
    });
  }
}
