import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLSchema,
  isListType,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity';
import { codedError } from '../errors.ts';

/** What one operation may be; the same over HTTP and over a WebSocket. */
export const LIMITS = {
  /** Bytes of a request's body, and of a message on a WebSocket. */
  bytes: 100_000,
  tokens: 2_000,
  /** Of fields within fields. */
  depth: 12,
  /** Fields that are written out, those of a fragment each time that it is used. */
  fields: 500,
  /** Fields at the top, also of fragments: attempts to log in, say. */
  rootFields: 10,
  /** Fields that an answer may have, by estimate. */
  complexity: 30_000,
};

/** Guessed length of a list that says nothing of its own. */
const LIST_LENGTH = 10;

interface Shape {
  depth: number;
  fields: number;
  /** Of those, the ones that are in no other. */
  topFields: number;
}

/**
 * Refuses documents that are small to write and large to answer. Each fragment is measured once, however
 * often it is used, so that measuring is no way to keep the server busy.
 */
export function shapeProblem(document: DocumentNode): GraphQLError | undefined {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const measured = new Map<string, Shape>();

  const measureFragment = (name: string): Shape => {
    const known = measured.get(name);
    if (known) return known;
    // What refers to itself is endless; that it is not valid either is for another rule to say.
    measured.set(name, { depth: Infinity, fields: Infinity, topFields: Infinity });
    const shape = measure(fragments.get(name)?.selectionSet);
    measured.set(name, shape);
    return shape;
  };
  const measure = (selectionSet: SelectionSetNode | undefined): Shape => {
    const total: Shape = { depth: 0, fields: 0, topFields: 0 };
    for (const selection of selectionSet?.selections ?? []) {
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const inner = isSpread ? measureFragment(selection.name.value) : measure(selection.selectionSet);
      const own = selection.kind === Kind.FIELD ? 1 : 0;
      total.depth = Math.max(total.depth, inner.depth + own);
      total.fields += inner.fields + own;
      total.topFields += own || inner.topFields;
    }
    return total;
  };

  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, fields, topFields } = measure(operation.selectionSet);
    if (topFields > LIMITS.rootFields) return tooLarge(`more than ${LIMITS.rootFields} fields at the top`);
    // Introspection is deeper than anything of ours, and its depth is bounded by Apollo Server's own rule.
    if (depth > LIMITS.depth && !isIntrospection(operation.selectionSet))
      return tooLarge(`more than ${LIMITS.depth} levels deep`);
    if (fields > LIMITS.fields) return tooLarge(`more than ${LIMITS.fields} fields`);
  }
  return undefined;
}

/** The same, as a rule of validation. */
export function shapeRule(context: ValidationContext) {
  return {
    Document(document: DocumentNode): void {
      const problem = shapeProblem(document);
      if (problem) context.reportError(problem);
    },
  };
}

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

/** 0 when the variables do not fit: then nothing is executed, and the execution says what is wrong with them. */
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
  // What the schema says of itself is as long as it is, and read by every IDE.
  if (field.name.startsWith('__') || type.name.startsWith('__')) return 0;
  // Less than one is refused by the list itself, and must not make up for what is asked beside it.
  const first = Math.max(1, Number(args['first'] ?? 20));
  if (getNamedType(field.type).name.endsWith('Connection')) return 1 + first * childComplexity;
  const isPage = type.name.endsWith('Connection');
  return 1 + (isListType(getNullableType(field.type)) && !isPage ? LIST_LENGTH : 1) * childComplexity;
};

function isIntrospection({ selections }: SelectionSetNode): boolean {
  return selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'));
}

function tooLarge(what: string): GraphQLError {
  return codedError('BAD_USER_INPUT', `The operation is too large: ${what}.`);
}
