import { z } from 'zod';
import type { StaffChanges } from '../audit/staff-changes.ts';
import type { PriceList, Showing } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { type Actor, requireRole } from '../platform/identity.ts';
import { readPatch } from '../platform/input.ts';
import { invalidInput, notFound, type Outcome, refused, staleVersion, type UserError } from '../platform/outcome.ts';
import { type AskedPrice, priceProblems } from '../pricing/price-input.ts';
import { lockPriceListsInUse, readPriceOverrides, replacePriceOverrides } from '../pricing/sql/price-overrides.ts';
import { toOverride } from './price-overrides.ts';
import { SALE_FIELDS } from './showing-input.ts';
import { salesProblems } from './showing-times.ts';
import { lockShowing } from './sql/lock-showing.ts';

const FIELDS = z.object(SALE_FIELDS);

/** What an update names of a showing. */
export interface ShowingUpdate {
  id: string;
  expectedVersion: number;
}

export class UpdateShowingService {
  readonly #staffChanges: StaffChanges;

  constructor({ staffChanges }: { staffChanges: StaffChanges }) {
    this.#staffChanges = staffChanges;
  }

  /** How it is presented and sold. Refused: InvalidInput, NotFound, StaleVersion. */
  async update(actor: Actor, { id, expectedVersion, ...input }: ShowingUpdate): Promise<Outcome<Showing>> {
    const { value, errors } = readPatch(FIELDS, input);
    if (errors) return refused(...errors);
    const { priceOverrides, ...patch } = value;
    return this.#staffChanges.make({ actor, action: 'updateShowing' }, async ({ tx, record }) => {
      // Before the showing: see docs/database.md.
      const lists = await lockPriceListsInUse(tx, patch.priceListId === undefined ? [] : [patch.priceListId]);
      const locked = await lockShowing(tx, id);
      if (!locked) return refused(notFound('showing', 'id'));
      const { showing: before, cinemaId } = locked;
      requireRole(actor, 'MANAGER', cinemaId);
      if (before.version !== expectedVersion) return refused(staleVersion(before));
      if (before.cancelledAt) return refused(cancelled());
      const [problem, ...more] = [
        ...salesProblems({ ...before, ...patch }),
        ...priceListProblems(lists, { ...patch, cinemaId }),
        ...(await ownPriceProblems(tx, cinemaId, priceOverrides)),
      ];
      if (problem) return refused(problem, ...more);
      const oldOverrides = await readPriceOverrides(tx, id);
      const data = { ...patch, version: { increment: 1 } };
      const after = await tx.client.showing.update({ where: { id }, data });
      if (priceOverrides) await replacePriceOverrides(tx, id, priceOverrides.map(toOverride));
      const newOverrides = await readPriceOverrides(tx, id);
      const audited = {
        before: { ...before, priceOverrides: oldOverrides },
        after: { ...after, priceOverrides: newOverrides },
      };
      record({ type: 'Showing', id, cinemaId, ...audited });
      return { value: after };
    });
  }
}

function priceListProblems(
  inUse: ReadonlyMap<string, PriceList>,
  { priceListId, cinemaId }: { priceListId?: string; cinemaId: string },
): UserError[] {
  if (priceListId === undefined || inUse.get(priceListId)?.cinemaId === cinemaId) return [];
  return [notFound('price list', 'priceListId')];
}

async function ownPriceProblems(
  tx: Transaction,
  cinemaId: string,
  prices: readonly AskedPrice[] = [],
): Promise<UserError[]> {
  if (prices.length === 0) return [];
  const cinema = await tx.client.cinema.findUniqueOrThrow({ where: { id: cinemaId } });
  return priceProblems(tx, cinema, { prices, path: ['priceOverrides'] });
}

/** What is refused of a showing that does not take place. */
export function cancelled(path = 'id') {
  return invalidInput('This showing is cancelled: it cannot be changed any more.', path);
}
