import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLSchema,
  isListType,
} from 'graphql';
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity';
import { LIMITS, tooLarge } from './limits.ts';

/** Assumed length of a list that has no page size. */
const LIST_LENGTH = 10;

/** Refuses a valid operation whose answer would be too large. */
export function complexityProblem(operation: {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName: string | undefined;
  variables: Record<string, unknown> | undefined;
}): GraphQLError | undefined {
  const complexity = estimate(operation);
  if (complexity <= LIMITS.complexity) return undefined;
  return tooLarge(`an answer of about ${complexity} fields, with ${LIMITS.complexity} allowed`);
}

/** 0 when the variables do not fit: then nothing is executed, and graphql-js reports what is wrong with them. */
function estimate({
  schema,
  document,
  operationName,
  variables = {},
}: Parameters<typeof complexityProblem>[0]): number {
  try {
    return getComplexity({
      schema,
      query: document,
      ...(operationName !== undefined && { operationName }),
      variables,
      estimators: [fieldExtensionsEstimator(), listEstimator],
    });
  } catch (error) {
    if (error instanceof GraphQLError) return 0;
    throw error;
  }
}

const listEstimator: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  // Introspection has a fixed size, and every IDE asks for it.
  if (field.name.startsWith('__') || type.name.startsWith('__')) return 0;
  // A page size below one is refused by the list itself; here it must not lower the cost of other fields.
  const first = Math.max(1, Number(args['first'] ?? 20));
  if (getNamedType(field.type).name.endsWith('Connection')) return 1 + first * childComplexity;
  const isPage = type.name.endsWith('Connection');
  return 1 + (isListType(getNullableType(field.type)) && !isPage ? LIST_LENGTH : 1) * childComplexity;
};
