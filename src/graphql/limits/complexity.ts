import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { decidingValues } from '../deciding-variables.ts';
import type { Budget, OperationCost } from './budget.ts';
import { costsOf, MUTATION } from './costs.ts';
import { introspectionCosts } from './introspection.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { variablesProblem } from './variables.ts';

interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName: string | undefined;
  variables: Record<string, unknown> | undefined;
}

/** For other values of the variables that decide how large an answer is. */
const KEPT_FOR_OPERATION = 8;
/** Longer values are not worth keeping. */
const MAX_KEY = 200;

const NOTHING: OperationCost = { total: 0, items: new Map() };

/** By operation, of those within the limit: documents are sent again and again. */
const known = new WeakMap<OperationDefinitionNode, Map<string, OperationCost>>();

/**
 * Refuses a valid operation whose answer would be too large; opens the budget of another.
 *
 * A field costs what its value costs and its own fields, a list as often as it has items. A connection has as many as its
 * page size, and all of its fields are counted as often.
 */
export function complexityProblem({ budget, ...asked }: Operation & { budget: Budget }): GraphQLError | undefined {
  const problem = variablesProblem(asked.variables);
  if (problem) return problem;
  const cost = costOf(asked);
  if (cost.total > LIMITS.complexity) {
    return tooLarge(
      `it costs about ${Math.round(cost.total)}, with ${LIMITS.complexity} allowed; ask for a smaller page, or for fewer fields of each item`,
    );
  }
  budget.open(cost);
  return undefined;
}

function costOf(asked: Operation): OperationCost {
  const { document, operationName, variables = {} } = asked;
  const operation = getOperationAST(document, operationName);
  if (!operation) return NOTHING;
  const fragments = () => document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const key = decidingValues({ operation, fragments }, variables);
  const kept = known.get(operation) ?? new Map<string, OperationCost>();
  const cost = kept.get(key) ?? estimate(operation, asked);
  if (!cost) return NOTHING;
  if (cost.total <= LIMITS.complexity && key.length <= MAX_KEY) {
    if (kept.size >= KEPT_FOR_OPERATION) kept.clear();
    known.set(operation, kept.set(key, cost));
  }
  return cost;
}

/** Undefined when the variables do not fit: then nothing is executed, and graphql-js reports what is wrong with them. */
function estimate(
  { variableDefinitions = [] }: OperationDefinitionNode,
  { schema, document, operationName, variables = {} }: Operation,
): OperationCost | undefined {
  // Otherwise the library would describe each wrong value, and each description may have the whole input in it.
  if (getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 }).errors) return undefined;
  const items = new Map<FieldNode, number>();
  try {
    const total = getComplexity({
      schema,
      query: document,
      ...(operationName !== undefined && { operationName }),
      variables,
      estimators: [estimator(schema, items)],
    });
    return { total, items };
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

function estimator(schema: GraphQLSchema, itemCosts: Map<FieldNode, number>): ComplexityEstimator {
  return ({ type, field, node, args, childComplexity }) => {
    const { items, each } =
      introspectionCosts(schema, type, field) ?? (type === schema.getMutationType() ? MUTATION : costsOf(field));
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
