import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import type { Budget } from './budget.ts';
import { costsOf } from './costs.ts';
import { introspectionCosts } from './introspection.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { variablesProblem } from './variables.ts';

interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName: string | undefined;
  variables: Record<string, unknown> | undefined;
}

/**
 * Refuses a valid operation whose answer would be too large; opens the budget of another.
 *
 * A field costs what its value costs and its own fields, a list as often as it has items. A connection has as many as its
 * page size, and all of its fields are counted as often.
 */
export function complexityProblem({ budget, ...operation }: Operation & { budget: Budget }): GraphQLError | undefined {
  const problem = variablesProblem(operation.variables);
  if (problem) return problem;
  const items = new Map<FieldNode, number>();
  const total = estimate(operation, items);
  if (total > LIMITS.complexity) {
    return tooLarge(
      `it costs about ${Math.round(total)}, with ${LIMITS.complexity} allowed; ask for a smaller page, or for fewer fields of each item`,
    );
  }
  budget.open({ total, items });
  return undefined;
}

/** 0 when the variables do not fit: then nothing is executed, and graphql-js reports what is wrong with them. */
function estimate(
  { schema, document, operationName, variables = {} }: Operation,
  items: Map<FieldNode, number>,
): number {
  const { variableDefinitions = [] } = getOperationAST(document, operationName) ?? {};
  // Otherwise the library would describe each wrong value, and each description may have the whole input in it.
  if (getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 }).errors) return 0;
  try {
    return getComplexity({
      schema,
      query: document,
      ...(operationName !== undefined && { operationName }),
      variables,
      estimators: [estimator(schema, items)],
    });
  } catch (error) {
    if (error instanceof GraphQLError) return 0;
    throw error;
  }
}

function estimator(schema: GraphQLSchema, itemCosts: Map<FieldNode, number>): ComplexityEstimator {
  return ({ type, field, node, args, childComplexity }) => {
    const { items, each } = introspectionCosts(schema, type, field) ?? costsOf(field);
    itemCosts.set(node, each + childComplexity);
    // A page size below one is refused by the list itself; here it must not lower the cost of other fields.
    if (isConnection(getNamedType(field.type)))
      return each + Math.max(1, Number(args['first'] ?? 20)) * childComplexity;
    return (isConnection(type) ? 1 : items) * (each + childComplexity);
  };
}

export function isConnection({ name }: { name: string }): boolean {
  return name.endsWith('Connection');
}
