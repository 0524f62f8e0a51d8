import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOfRequest, type TokenReader } from '../../graphql/authentication.ts';
import { unauthenticated } from '../../graphql/authorization.ts';
import type { Callers } from '../../graphql/context.ts';
import { codedError } from '../../graphql/errors.ts';
import { findRow, findRows } from '../../platform/batches.ts';
import { hasRoleSomewhere } from '../../platform/identity.ts';
import type { StatementCsvService } from './statement-csv.service.ts';
import { mayRead, type StatementService } from './statement.service.ts';

export const STATEMENT_PATH = '/statements/:file';

interface Parts {
  accessTokens: TokenReader;
  accounts: Pick<Callers, 'grantsByAccountId'>;
  statements: StatementService;
  statementCsv: StatementCsvService;
}

/**
 * GET /statements/<id>.csv: a daily statement as CSV, for who has AUDITOR or MANAGER of its cinema. Without such a role for
 * any cinema FORBIDDEN; a statement of another cinema is answered like one that does not exist.
 */
export function statementRoute({ accessTokens, accounts, statements, statementCsv }: Parts) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.header('cache-control', 'no-store');
    const { identity, hasBadToken } = callerOfRequest(request.raw, accessTokens);
    if (!identity)
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send(failure(unauthenticated(hasBadToken)));
    const grants = await findRows(accounts.grantsByAccountId, identity.accountId);
    if (!hasRoleSomewhere({ grants }, 'AUDITOR') && !hasRoleSomewhere({ grants }, 'MANAGER'))
      return reply
        .code(403)
        .send(failure(codedError('FORBIDDEN', 'This needs the role AUDITOR or MANAGER of the cinema.')));
    const { file } = request.params as { file: string };
    const id = /^(.+)[.]csv$/.exec(file)?.[1] ?? '';
    const statement = await findRow(statements.byId, id);
    if (!statement || !mayRead({ grants }, statement.cinemaId))
      return reply.code(404).send(failure(codedError('NOT_FOUND', 'There is no such statement.')));
    const written = await findRow(statementCsv.byStatementId, statement.id);
    const name = `statement-${statement.number}-${statement.date.toISOString().slice(0, 10)}.csv`;
    return reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(written?.csv);
  };
}

function failure(error: ReturnType<typeof codedError>) {
  return { errors: [error.toJSON()] };
}
