import { Prisma } from '../../generated/prisma/client.ts';
import type { DueRows } from '../../platform/queues/due-rows.ts';
import type { IssueStatementsService } from './issue-statements.service.ts';

/** A second, at most, after a business day has ended. Without a job: nobody waits for a statement at a moment of the night. */
export function statementDueRows({ issueStatements }: { issueStatements: IssueStatementsService }): DueRows[] {
  return [
    {
      kind: 'unstated-day',
      table: 'statement_progress',
      where: Prisma.sql`statement_progress.next_statement_at <= (select clock_timestamp())`,
      dueAt: Prisma.sql`statement_progress.next_statement_at`,
      claimSize: 20,
      handle: (cinemaId) => issueStatements.issueAll(cinemaId),
    },
  ];
}
