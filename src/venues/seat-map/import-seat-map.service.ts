import { isDeepStrictEqual } from 'node:util';
import type { StaffChange, StaffChanges } from '../../audit/staff-changes.ts';
import type { Auditorium, SeatCategory } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { type Actor, requireRole } from '../../platform/identity.ts';
import { newId } from '../../platform/ids.ts';
import { notFound, type Outcome, refused } from '../../platform/outcome.ts';
import { lockOpenAuditorium } from '../sql/lock-venues.ts';
import { type SeatMapValue, triedMap } from './mapped-seats.ts';
import { readSeatMapDocument, type SeatMapDocument } from './seat-map-documents.ts';
import type { SeatMapDrawing } from './seat-map-drawing.ts';
import { insertSeatMap, seatRows } from './seat-rows.ts';
import { carryBlocks } from './sql/carry-blocks.ts';
import { hasSameSeats } from './sql/same-seats.ts';
import { addCategories, findCategories } from './sql/seat-categories.ts';

interface ImportTarget {
  auditoriumId: string;
  /** Checks only; the map of the answer is not stored. */
  dryRun: boolean;
}

export interface SeatMapImport extends ImportTarget, SeatMapDocument {}

/** A new version of an auditorium's seat map. */
interface NewVersion {
  auditorium: Auditorium;
  version: number;
  /** Of the version before it. */
  newestId: string | undefined;
  drawing: SeatMapDrawing;
}

export class ImportSeatMapService {
  readonly #staffChanges: StaffChanges;

  constructor({ staffChanges }: { staffChanges: StaffChanges }) {
    this.#staffChanges = staffChanges;
  }

  /**
   * The new version, or the newest one when the document says nothing else. Showings keep the version that they are sold
   * on: nothing of it is changed. Refused: InvalidInput, NotFound, SeatMapRejected.
   */
  async import(actor: Actor, { auditoriumId, dryRun, ...document }: SeatMapImport): Promise<Outcome<SeatMapValue>> {
    const { value: drawing, errors } = await readSeatMapDocument(document);
    return errors ? refused(...errors) : this.importDrawing(actor, { auditoriumId, dryRun, drawing });
  }

  /** The same of what a document says. Refused: NotFound. */
  importDrawing(
    actor: Actor,
    { auditoriumId, dryRun, drawing }: ImportTarget & { drawing: SeatMapDrawing },
  ): Promise<Outcome<SeatMapValue>> {
    return this.#staffChanges.make({ actor, action: 'importSeatMap' }, async (change) => {
      const { tx } = change;
      // Imports for an auditorium come one after another: each compares with the version before it.
      const auditorium = await lockOpenAuditorium(tx, auditoriumId, dryRun ? 'share' : 'update');
      if (!auditorium) return refused(notFound('auditorium', 'auditoriumId'));
      requireRole(actor, 'MANAGER', auditorium.cinemaId);
      const newest = await tx.client.seatMap.findFirst({ where: { auditoriumId }, orderBy: { version: 'desc' } });
      const isSame = newest && isDeepStrictEqual(newest.areas, drawing.areas);
      if (isSame && (await hasSameSeats(tx, newest.id, drawing))) return { value: newest };
      const next = { auditorium, version: (newest?.version ?? 0) + 1, newestId: newest?.id, drawing };
      return { value: await (dryRun ? tryVersion(tx, next) : writeVersion(change, next)) };
    });
  }
}

async function writeVersion({ tx, record }: StaffChange, next: NewVersion): Promise<SeatMapValue> {
  const { auditorium, version, newestId, drawing } = next;
  const { id: auditoriumId, cinemaId } = auditorium;
  const added = await addCategories(tx, drawnCategories(next));
  for (const after of added) record({ type: 'SeatCategory', id: after.id, cinemaId, after });
  const categories = await findCategories(tx, { cinemaId, names: drawing.categories.map(({ name }) => name) });
  const { areas, ...map } = await insertSeatMap(tx, { auditoriumId, version, drawing, categories });
  const blockedSeats = newestId === undefined ? [] : await carryBlocks(tx, { from: newestId, to: map.id });
  const capacity = drawing.seats.length;
  const after = { ...map, capacity, ...(blockedSeats.length > 0 && { blockedSeats }) };
  record({ type: 'SeatMap', id: map.id, cinemaId, after });
  return { ...map, areas };
}

async function tryVersion(tx: Transaction, next: NewVersion): Promise<SeatMapValue> {
  const { auditorium, version, drawing } = next;
  const { id: auditoriumId, cinemaId } = auditorium;
  const known = await findCategories(tx, { cinemaId, names: drawing.categories.map(({ name }) => name) });
  const added = drawnCategories(next).filter(({ name }) => known.every((category) => category.name !== name));
  const categories = [...known, ...added];
  const areas = structuredClone(drawing.areas);
  const map = { id: newId(), auditoriumId, version, importedAt: new Date(), areas: areas as object[] };
  return triedMap(map, await seatRows(map.id, drawing, categories), categories);
}

function drawnCategories({ auditorium: { cinemaId }, drawing }: NewVersion): SeatCategory[] {
  return drawing.categories.map((category) => ({ ...category, id: newId(), cinemaId }));
}
