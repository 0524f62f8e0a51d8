import { randomUUID } from 'node:crypto';
import { ApolloServer, type GraphQLRequest, type GraphQLRequestListener, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Callers, RequestContext, ResolverLookup } from '../graphql/context.ts';
import { deviceOf } from '../graphql/device.ts';
import { codedError, PREFLIGHT_HEADERS, toPublicError, withPublicCode } from '../graphql/errors.ts';
import { Budget } from '../graphql/limits/budget.ts';
import { documentRule, PARSE_OPTIONS, VALIDATION_OPTIONS } from '../graphql/limits/document.ts';
import { jsonInTurns } from '../graphql/limits/json.ts';
import { LIMITS } from '../graphql/limits/limits.ts';
import { type OperationRates, rateHeaders, type RateState } from '../graphql/limits/rate.ts';
import { Loaders } from '../graphql/loaders.ts';
import { publicMessages } from '../graphql/public-message.ts';
import { ReadyJson } from '../graphql/ready-json.ts';
import type { Logger } from '../platform/logger.ts';
import { type CallerChanges, callerOfRequest, type TokenReader } from '../graphql/authentication.ts';
import { documentHook } from './asked-document.ts';
import type { ClientAddress } from './client-address.ts';
import { operationProblems } from './documents.ts';
import { readJsonBodies } from './json-bodies.ts';
import { serveLargeBodies } from './large-bodies.ts';
import type { OperationCounts } from './operation-counts.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

export const GRAPHQL_PATH = '/graphql';

/** Codes of an operation that is refused before it is carried out. */
const REFUSED_OPERATION = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
]);

export interface GraphQLParts {
  schema: GraphQLSchema;
  resolver: ResolverLookup;
  accessTokens: TokenReader;
  callerChanges: CallerChanges;
  /** The service of accounts. */
  accounts: Callers & { exists: (id: string) => Promise<boolean> };
  clientAddress: ClientAddress;
  trustedDocuments: TrustedDocuments;
  operationCounts: OperationCounts;
  logger: Logger;
  /** Undefined when there are no limits of rates. */
  operationRates?: OperationRates | undefined;
}

/** GraphQL over HTTP, at POST and GET /graphql. */
export async function serveHttp(fastify: FastifyInstance, parts: GraphQLParts): Promise<ApolloServer<RequestContext>> {
  const apollo = createApollo(parts);
  await apollo.start();
  const handler = fastifyApolloHandler(apollo, { context: (request) => Promise.resolve(toContext(request, parts)) });
  readJsonBodies(fastify);
  const preHandler = documentHook(parts.trustedDocuments);
  const route = { url: GRAPHQL_PATH, exposeHeadRoute: false, preHandler, handler };
  fastify.route({ method: ['GET', 'POST', 'OPTIONS'], bodyLimit: LIMITS.bytes, ...route });
  serveLargeBodies(fastify, { ...parts, route });
  return apollo;
}

function createApollo(parts: GraphQLParts): ApolloServer<RequestContext> {
  const { schema, logger } = parts;
  return new ApolloServer<RequestContext>({
    schema,
    // Apollo Server's own refusal names it; ours is the same over WebSockets.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: PARSE_OPTIONS,
    persistedQueries: false,
    csrfPrevention: { requestHeaders: PREFLIGHT_HEADERS },
    // With `maxRecursiveSelections`, which it replaces, it would come after the rules that it protects.
    validationRules: [documentRule],
    validationOptions: VALIDATION_OPTIONS,
    stringifyResult: jsonInTurns,
    formatError: withPublicCode,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => logger.warn(message),
      error: (message) => logger.error(message),
    },
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would be asked for every field; no answer may be kept.
      ApolloServerPluginCacheControlDisabled(),
      { requestDidStart: () => Promise.resolve(requestListener(parts)) },
    ],
  });
}

function requestListener({
  schema,
  logger,
  operationRates,
  operationCounts,
}: GraphQLParts): GraphQLRequestListener<RequestContext> {
  const beganAt = performance.now();
  return {
    /** Refuses an operation before it is carried out. */
    responseForOperation({ document, operation, operationName, request: { variables }, contextValue }) {
      const { budget } = contextValue;
      const problems = isSubscription(operation)
        ? [codedError('BAD_USER_INPUT', 'Subscriptions are served over WebSockets.')]
        : operationProblems({
            schema,
            document,
            operation,
            operationName: operationName ?? undefined,
            variables,
            budget,
          });
      if (problems.length === 0) {
        const limited = takeRate(contextValue, { operationRates, complexity: budget.cost });
        if (!limited) return Promise.resolve(null);
        problems.push(limited);
      }
      const errors = problems.map((problem) => problem.toJSON());
      const http = { status: contextValue.rate?.cost === 0 ? 429 : 400, headers: new HeaderMap() };
      return Promise.resolve({ http, body: { kind: 'single', singleResult: { errors } } });
    },
    willSendResponse({ request, response: { http, body }, errors, document, operation, contextValue }) {
      const { requestId, ready } = contextValue;
      http.headers.set('cache-control', 'no-store');
      if (body.kind !== 'single') return Promise.resolve();
      // Also reading what is wrong takes time.
      if (!contextValue.rate) takeRate(contextValue, { operationRates, complexity: 0 });
      if (contextValue.rate) tellRate(contextValue.rate, { headers: http.headers, answer: body.singleResult });
      ready?.keepFor(body.singleResult);
      if (!body.singleResult.errors) {
        operationCounts.add(operation ?? undefined, { code: undefined, beganAt });
        return Promise.resolve();
      }
      const messageOf = publicMessages({ schema, document });
      const isMutation = operation?.operation === OperationTypeNode.MUTATION;
      const shown = body.singleResult.errors.map((formatted, index) =>
        toPublicError(formatted, errors?.[index], { logger, requestId, messageOf, isMutation }),
      );
      if (answersWithSuccessStatus(request, errors ?? shown)) http.status = 200;
      const seconds = secondsToWait(shown);
      if (seconds > 0) http.headers.set('retry-after', String(seconds));
      body.singleResult.errors = shown;
      operationCounts.add(operation ?? undefined, { code: String(shown[0]?.extensions?.['code']), beganAt });
      return Promise.resolve();
    },
  };
}

/** Why the operation is refused, if the caller has asked for too much. */
function takeRate(
  context: RequestContext,
  { operationRates, complexity }: { operationRates: OperationRates | undefined; complexity: number },
): GraphQLError | undefined {
  const taken = operationRates?.take(context, complexity);
  if (taken) context.rate = taken.state;
  return taken?.problem;
}

function tellRate(rate: RateState, { headers, answer }: { headers: HeaderMap; answer: FormattedExecutionResult }) {
  for (const [name, value] of Object.entries(rateHeaders(rate))) headers.set(name, value);
  answer.extensions = { ...answer.extensions, rateLimit: rate };
}

/** @param operation undefined, whatever Apollo Server says, when the document has none of the name that was asked for */
function isSubscription(operation: OperationDefinitionNode | undefined): boolean {
  return operation?.operation === OperationTypeNode.SUBSCRIPTION;
}

/**
 * GraphQL over HTTP, 6.4: in application/json, which a proxy may send too, a refused operation has the status 200, like
 * any other answer. In application/graphql-response+json, or without an operation, it has 400.
 */
function answersWithSuccessStatus(
  { http }: GraphQLRequest,
  errors: readonly Pick<GraphQLFormattedError, 'extensions'>[],
): boolean {
  if (http?.headers.get('accept')?.includes('application/graphql-response+json')) return false;
  return errors.every(({ extensions }) => REFUSED_OPERATION.has(extensions?.['code']));
}

/** For Retry-After: when it is worth trying again; 0 when that would not help. */
function secondsToWait(errors: readonly GraphQLFormattedError[]): number {
  const seconds = errors.map(({ extensions: { code, retryAfterSeconds } = {} }) =>
    Number(retryAfterSeconds ?? (code === 'SERVICE_UNAVAILABLE' ? 1 : 0)),
  );
  return Math.max(...seconds);
}

function toContext(
  { raw }: FastifyRequest,
  { accessTokens, accounts, resolver, clientAddress }: GraphQLParts,
): RequestContext {
  return {
    requestId: randomUUID(),
    ...callerOfRequest(raw, accessTokens),
    ip: clientAddress(raw),
    // Nearly no request asks for it.
    get device() {
      return deviceOf(raw.headers['user-agent']);
    },
    loaders: new Loaders(),
    callers: accounts,
    budget: new Budget(),
    ready: new ReadyJson(),
    resolver,
  };
}
