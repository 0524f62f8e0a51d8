import { randomUUID } from 'node:crypto';
import { ApolloServer, type GraphQLRequest } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type GraphQLFormattedError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { RequestContext, ResolverLookup } from '../graphql/context.ts';
import { codedError, toPublicError } from '../graphql/errors.ts';
import { complexityProblem } from '../graphql/limits/complexity.ts';
import { LIMITS } from '../graphql/limits/limits.ts';
import { shapeRule } from '../graphql/limits/shape.ts';
import { Loaders } from '../graphql/loaders.ts';
import type { Logger } from '../platform/logger.ts';
import { callerOfRequest, type TokenReader } from './authentication.ts';
import type { ClientAddress } from './client-address.ts';

export const GRAPHQL_PATH = '/graphql';

/** Codes of an operation that is refused before it is carried out. */
const REFUSED_OPERATION = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

export interface GraphQLParts {
  schema: GraphQLSchema;
  resolver: ResolverLookup;
  accessTokens: TokenReader;
  clientAddress: ClientAddress;
  logger: Logger;
}

/** GraphQL over HTTP, at POST and GET /graphql. */
export async function serveHttp(fastify: FastifyInstance, parts: GraphQLParts): Promise<ApolloServer<RequestContext>> {
  const apollo = createApollo(parts);
  await apollo.start();
  const handler = fastifyApolloHandler(apollo, { context: (request) => Promise.resolve(toContext(request, parts)) });
  fastify.route({ method: ['GET', 'POST', 'OPTIONS'], url: GRAPHQL_PATH, bodyLimit: LIMITS.bytes, handler });
  return apollo;
}

function createApollo({ schema, logger }: GraphQLParts): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxLexicalTokens: LIMITS.tokens },
    maxRecursiveSelections: true,
    persistedQueries: false,
    validationRules: [shapeRule],
    formatError: (formatted) => formatted,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => logger.warn(message),
      error: (message) => logger.error(message),
    },
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      {
        requestDidStart: () =>
          Promise.resolve({
            didResolveOperation({ document, operation, operationName, request }) {
              const variables = request.variables;
              const problem =
                operation?.operation === OperationTypeNode.SUBSCRIPTION
                  ? codedError('BAD_USER_INPUT', 'Subscriptions are served over WebSockets.')
                  : complexityProblem({ schema, document, operationName: operationName ?? undefined, variables });
              if (!problem) return Promise.resolve();
              // As for every operation that is refused before it is carried out.
              problem.extensions['http'] = { status: 400 };
              return Promise.reject(problem);
            },
            willSendResponse({ request, response, errors, operation, contextValue: { requestId } }) {
              if (response.body.kind !== 'single' || !response.body.singleResult.errors) return Promise.resolve();
              if (answersWithSuccessStatus(request, response.body.singleResult.errors)) response.http.status = 200;
              const isMutation = operation?.operation === OperationTypeNode.MUTATION;
              response.body.singleResult.errors = response.body.singleResult.errors.map((formatted, index) =>
                toPublicError(formatted, errors?.[index], { logger, requestId, isMutation }),
              );
              return Promise.resolve();
            },
          }),
      },
    ],
  });
}

/**
 * GraphQL over HTTP, 6.4: in application/json, which a proxy may send too, a refused operation has the status 200, like
 * any other answer. In application/graphql-response+json, or without an operation, it has 400.
 */
function answersWithSuccessStatus({ http }: GraphQLRequest, errors: readonly GraphQLFormattedError[]): boolean {
  if (http?.headers.get('accept')?.includes('application/graphql-response+json')) return false;
  return errors.every(({ extensions }) => REFUSED_OPERATION.has(extensions?.['code']));
}

function toContext({ raw }: FastifyRequest, { accessTokens, resolver, clientAddress }: GraphQLParts): RequestContext {
  return {
    requestId: randomUUID(),
    ...callerOfRequest(raw, accessTokens),
    ip: clientAddress(raw),
    loaders: new Loaders(),
    resolver,
  };
}
