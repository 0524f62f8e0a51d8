import type { FastifyReply, FastifyRequest } from 'fastify';
import { codedError } from '../../graphql/errors.ts';
import type { DataExports } from './data-exports.service.ts';

/** GET /my-data/<token>: everything that is kept about an account, as a file of JSON. The token is all that it needs. */
export function myDataRoute({ dataExports }: { dataExports: DataExports }) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    const { token } = request.params as { token: string };
    const data = await dataExports.open(token);
    if (!data) {
      const error = codedError('NOT_FOUND', 'There is no such file, or not any more: ask for it again.');
      return reply.code(404).send({ errors: [error.toJSON()] });
    }
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="my-data.json"')
      .send(`${JSON.stringify(data, jsonValue, 2)}\n`);
  };
}

/** Amounts of money are bigints, of at most 53 bits. */
function jsonValue(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
