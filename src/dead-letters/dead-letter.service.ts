import type { StaffChanges } from '../audit/staff-changes.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, countRows, queryRows } from '../platform/database/rows.ts';
import type { Actor } from '../platform/identity.ts';
import { isId } from '../platform/ids.ts';
import { notFound, type Outcome, refused } from '../platform/outcome.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';

/** Due work that failed again and again: about four minutes of attempts. Recovery still tries it, less and less often. */
export interface DeadLetterRow {
  id: string;
  /** The kind of due rows, as in "unsettled-payment". */
  kind: string;
  rowId: string;
  error: string;
  attempts: number;
  failedAt: Date;
}

const FAILED = Prisma.sql`due_row_attempt.failed_at is not null and due_row_attempt.attempts >= 5`;

const DEAD_LETTER = columns<DeadLetterRow>({
  id: 'due_row_attempt.id',
  kind: 'due_row_attempt.kind',
  rowId: 'due_row_attempt.row_id',
  error: 'due_row_attempt.error',
  attempts: 'due_row_attempt.attempts',
  failedAt: 'due_row_attempt.failed_at',
});

/** So many are counted at most. */
const MOST = 1000;

interface KindCount {
  kind: string;
  count: number;
}

const KIND_COUNT = columns<KindCount>({ kind: 'letter.kind', count: 'count(*)::int' });

export class DeadLetters {
  readonly #database: Database;
  readonly #staffChanges: StaffChanges;

  constructor({ database, staffChanges }: { database: Database; staffChanges: StaffChanges }) {
    this.#database = database;
    this.#staffChanges = staffChanges;
  }

  /** The newest first. @param kinds any of these; null for all */
  async list(kinds: readonly string[] | null, page: Page): Promise<PageOf<DeadLetterRow>> {
    const where = kinds ? Prisma.sql`${FAILED} and due_row_attempt.kind = any (${kinds}::text[])` : FAILED;
    const [failedAt, id] = page.after ?? [];
    const after = page.after
      ? Prisma.sql`(due_row_attempt.failed_at, due_row_attempt.id) < (${failedAt}::timestamptz, ${id}::uuid)`
      : Prisma.sql`true`;
    const rows = await queryRows(
      this.#database.prisma,
      DEAD_LETTER,
      (letter) => Prisma.sql`
        select ${letter}
        from due_row_attempt
        where ${where} and ${after}
        order by due_row_attempt.failed_at desc, due_row_attempt.id desc
        limit ${page.limit + 1}`,
    );
    return toPage(rows, page, () => countRows(this.#database.prisma, Prisma.sql`from due_row_attempt where ${where}`));
  }

  /** Of the kinds that have any; of all together at most 1,000. */
  countByKind(): Promise<KindCount[]> {
    return queryRows(
      this.#database.prisma,
      KIND_COUNT,
      (columnsOfCount) => Prisma.sql`
        select ${columnsOfCount}
        from (select due_row_attempt.kind from due_row_attempt where ${FAILED} limit ${MOST}::int) as letter
        group by letter.kind`,
    );
  }

  /**
   * Lets recovery try it within a second, and counts its attempts anew. Of two at once the second one finds nothing.
   * Refused: NotFound.
   */
  retry(actor: Actor, id: string): Promise<Outcome<{ id: string }>> {
    return this.#staffChanges.make({ actor, action: 'retryDeadLetter' }, async ({ tx, record }) => {
      const [locked] = isId(id)
        ? await queryRows(
            tx.client,
            DEAD_LETTER,
            (letter) => Prisma.sql`
              select ${letter}
              from due_row_attempt
              where due_row_attempt.id = ${id}::uuid and ${FAILED}
              for update`,
          )
        : [];
      if (!locked) return refused(notFound('dead letter', 'deadLetterId'));
      await tx.client.$executeRaw`
        update due_row_attempt
        set attempts = 1, next_at = clock_timestamp(), error = null, failed_at = null
        where due_row_attempt.id = ${id}::uuid`;
      const { kind, attempts } = locked;
      record({ type: 'DeadLetter', id, cinemaId: null, before: { kind, attempts }, after: { kind, attempts: 1 } });
      return { value: { id } };
    });
  }
}
