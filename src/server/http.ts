import { randomUUID } from 'node:crypto';
import { ApolloServer, type GraphQLRequest } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type GraphQLFormattedError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { AccessTokens } from '../accounts/session/access-token.ts';
import type { Logger } from '../platform/logger.ts';
import { readAuthorization } from '../graphql/authorization.ts';
import { Loaders, type RequestContext } from '../graphql/context.ts';
import { codedError, toPublicError } from '../graphql/errors.ts';
import { complexityProblem, LIMITS, shapeRule } from '../graphql/limits/shape.ts';
import type { ResolverLookup } from './schema.ts';

export const GRAPHQL_PATH = '/graphql';

/** What an operation can be refused for before it is carried out, in Apollo Server's words. */
const OPERATION_REFUSED = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

export interface GraphQLParts {
  schema: GraphQLSchema;
  resolver: ResolverLookup;
  accessTokens: AccessTokens;
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
                  ? codedError('BAD_USER_INPUT', 'Subscriptions are answered here over WebSockets.')
                  : complexityProblem({ schema, document, operationName: operationName ?? undefined, variables });
              if (!problem) return Promise.resolve();
              // As for every request that is refused before it is carried out.
              problem.extensions['http'] = { status: 400 };
              return Promise.reject(problem);
            },
            willSendResponse({ request, response, errors, contextValue: { requestId } }) {
              if (response.body.kind !== 'single' || !response.body.singleResult.errors) return Promise.resolve();
              if (isAnswerAllTheSame(request, response.body.singleResult.errors)) response.http.status = 200;
              response.body.singleResult.errors = response.body.singleResult.errors.map((formatted, index) =>
                toPublicError(formatted, errors?.[index], { logger, requestId }),
              );
              return Promise.resolve();
            },
          }),
      },
    ],
  });
}

/**
 * GraphQL over HTTP, 6.4: in application/json, which others on the way send too, an operation that is refused
 * is a 200 like any other answer. It is a 400 in application/graphql-response+json, or when there is none.
 */
function isAnswerAllTheSame({ http }: GraphQLRequest, errors: readonly GraphQLFormattedError[]): boolean {
  if (http?.headers.get('accept')?.includes('application/graphql-response+json')) return false;
  return errors.every(({ extensions }) => OPERATION_REFUSED.has(extensions?.['code']));
}

function toContext(request: FastifyRequest, { accessTokens, resolver }: GraphQLParts): RequestContext {
  return {
    requestId: randomUUID(),
    ...readAuthorization(request.headers.authorization, accessTokens),
    ip: request.ip,
    loaders: new Loaders(),
    resolver,
  };
}
