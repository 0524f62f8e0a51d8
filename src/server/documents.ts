import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Budget } from '../graphql/limits/budget.ts';
import { complexityProblem } from '../graphql/limits/complexity.ts';
import { documentProblem, PARSE_OPTIONS, VALIDATION_OPTIONS } from '../graphql/limits/document.ts';
import { publicMessages } from '../graphql/public-message.ts';
import { variableProblems } from '../graphql/variables.ts';

const KEPT = 500;
/** In characters, all texts together: a single one can have 256,000. */
const KEPT_TEXT = 2_000_000;

/**
 * Operations by their text, parsed and validated once: thousands of watchers send the same few. It does for WebSockets
 * what Apollo Server does for HTTP, in the same order and with the same limits.
 */
export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #known = new LRUCache<string, DocumentNode>({
    max: KEPT,
    maxSize: KEPT_TEXT,
    sizeCalculation: (_, text) => Math.max(1, text.length),
  });

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** The document, or what is wrong with it. */
  read(text: string): DocumentNode | [GraphQLError, ...GraphQLError[]] {
    const known = this.#known.get(text);
    if (known) return known;
    const document = parsed(text);
    if (document instanceof GraphQLError) return [document];
    const problem = documentProblem(this.#schema, document);
    if (problem) return [problem];
    const errors = validate(this.#schema, document, specifiedRules, VALIDATION_OPTIONS);
    const [invalid, ...more] = this.#public(errors, document);
    if (invalid) return [invalid, ...more];
    this.#known.set(text, document);
    return document;
  }

  #public(errors: readonly GraphQLError[], document: DocumentNode): GraphQLError[] {
    const messageOf = publicMessages({ schema: this.#schema, document });
    return errors.map((error) => {
      const { source, positions } = error;
      return coded(new GraphQLError(messageOf(error), { source, positions }), 'GRAPHQL_VALIDATION_FAILED');
    });
  }
}

/** Why a valid document is not carried out with these variables; the same over HTTP and over WebSockets. */
export function operationProblems(asked: {
  schema: GraphQLSchema;
  document: DocumentNode;
  /** Undefined when the document has none of that name: then there is nothing to check. */
  operation: OperationDefinitionNode | undefined;
  operationName: string | undefined;
  variables: Record<string, unknown> | undefined;
  /** Opened when it is not too complex. */
  budget: Budget;
}): GraphQLError[] {
  const { operation, variables, schema } = asked;
  if (!operation) return [];
  const tooComplex = complexityProblem(asked);
  return tooComplex ? [tooComplex] : variableProblems({ schema, operation, variables });
}

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text, PARSE_OPTIONS);
  } catch (error) {
    if (error instanceof GraphQLError) return coded(error, 'GRAPHQL_PARSE_FAILED');
    throw error;
  }
}

/** The error, with this code if it has none. */
export function coded(error: GraphQLError, code: string): GraphQLError {
  error.extensions['code'] ??= code;
  return error;
}
