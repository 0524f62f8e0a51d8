import type { Cache } from '../platform/cache.ts';
import type { Database } from '../platform/database/database.ts';
import { violates } from '../platform/database/errors.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { Actor } from '../platform/identity.ts';
import { newId } from '../platform/ids.ts';
import { type AlreadyExists, alreadyExists, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import { changesBetween } from './changes-between.ts';

/** What a staff member asks for. */
export interface StaffRequest {
  actor: Actor;
  /** The mutation, as in updateMovie. */
  action: string;
  reason?: string;
}

/** Which of its kind there may be only one of. */
export interface UniqueEntity {
  /** The name of the index in the migrations. */
  index: string;
  /** The name of the GraphQL type. */
  type: string;
  /** Where in the input is what it is unique by. */
  path: readonly string[];
  /** The one that there is. */
  find: () => Promise<{ id: string } | null | undefined>;
}

/** A row that was changed. `before` is left out for a new one, `after` for one that is gone. */
export interface ChangedEntity {
  /** The name of its GraphQL type. */
  type: string;
  id: string;
  /** Null when it is not about one cinema. */
  cinemaId: string | null;
  before?: object;
  after?: object;
}

/** The work of one request, within its transaction. */
export interface StaffChange {
  readonly tx: Transaction;
  /** Adds the change of a row to the audit log. One that changed nothing is left out. */
  record: (entity: ChangedEntity) => void;
  /** Says what is to be refused as AlreadyExists: the index decides, also between requests at the same time. */
  mustBeUnique: (entity: UniqueEntity) => void;
}

/** Ends a transaction without a commit. */
class RefusedChange extends Error {
  constructor(readonly errors: [UserError, ...UserError[]]) {
    super('refused');
  }
}

/**
 * The one way in which staff changes rows: the rows and their entries in the audit log commit together. When the work is
 * refused, nothing of what it has written stays. What it changed may have been in the cache.
 */
export class StaffChanges {
  readonly #database: Pick<Database, 'transaction'>;
  readonly #cache: Pick<Cache, 'changed'>;

  constructor({ database, cache }: { database: Pick<Database, 'transaction'>; cache: Pick<Cache, 'changed'> }) {
    this.#database = database;
    this.#cache = cache;
  }

  /**
   * The same as a part of a transaction, for what is made of several requests. When one is refused, or throws, the whole
   * transaction has to be ended without a commit. After a commit the cache has to be told.
   */
  static within(tx: Transaction): StaffChanges {
    return new StaffChanges({
      database: { transaction: (work) => work(tx) },
      cache: { changed: () => Promise.resolve() },
    });
  }

  /**
   * Refused: as the work is, and AlreadyExists.
   *
   * @param work may run several times: see Database.transaction
   */
  async make<Value>(
    request: StaffRequest,
    work: (change: StaffChange) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    const unique: UniqueEntity[] = [];
    try {
      return await this.#database.transaction(async (tx) => {
        const changed: ChangedEntity[] = [];
        const outcome = await work({
          tx,
          record: (entity) => void changed.push(entity),
          mustBeUnique: (entity) => void unique.push(entity),
        });
        if (outcome.errors) throw new RefusedChange(outcome.errors);
        await writeEntries(tx, request, changed);
        tx.onCommit(() => this.#cache.changed());
        return outcome;
      });
    } catch (error) {
      if (error instanceof RefusedChange) return { errors: error.errors };
      const refusal = await refusalOf(error, unique);
      if (!refusal) throw error;
      return refused(refusal);
    }
  }
}

async function refusalOf(error: unknown, unique: readonly UniqueEntity[]): Promise<AlreadyExists | undefined> {
  const taken = unique.find(({ index }) => violates(error, index));
  const existing = await taken?.find();
  return taken && existing ? alreadyExists(taken.type, existing, ...taken.path) : undefined;
}

async function writeEntries(
  tx: Transaction,
  { actor, action, reason }: StaffRequest,
  changed: readonly ChangedEntity[],
): Promise<void> {
  const entries = changed.flatMap(({ type: entityType, id: entityId, cinemaId, before, after }) => {
    const changes = changesBetween(before, after);
    if (changes.length === 0) return [];
    return [{ id: newId(), entityType, entityId, cinemaId, changes }];
  });
  if (entries.length === 0) return;
  // Raw SQL: of the entries of a week of showings Prisma makes one parameter for each value.
  await tx.client.$executeRaw`
    insert into audit_entry (id, actor_id, action, reason, entity_type, entity_id, cinema_id, changes)
    select entry.id, ${actor.accountId}::uuid, ${action}, ${reason ?? null}::text, entry."entityType", entry."entityId",
      entry."cinemaId", entry.changes
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as entry (
      id uuid, "entityType" text, "entityId" uuid, "cinemaId" uuid, changes jsonb
    )`;
}
