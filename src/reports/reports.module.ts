import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { IssueStatementsService } from './statements/issue-statements.service.ts';
import { statementDueRows } from './statements/statements.worker.ts';

export const reports = defineModule({
  create: ({ database }: Pick<Platform, 'database'>) => ({
    issueStatements: new IssueStatementsService({ database }),
  }),
  dueRows: statementDueRows,
});
