import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, visit } from 'graphql';

/** How a schema says that clients are not told about it. */
const HIDDEN = 'isHidden';

/**
 * Makes a schema one that clients are not told about: introspection is refused, and no message suggests a name. It is a
 * property of the schema itself, so that HTTP and WebSockets cannot differ.
 */
export function hideSchema(schema: GraphQLSchema): GraphQLSchema {
  schema.extensions = { ...schema.extensions, [HIDDEN]: true };
  return schema;
}

function isHidden({ extensions }: GraphQLSchema): boolean {
  return extensions[HIDDEN] === true;
}

/** Of a document that asks for a schema that is hidden. `__typename` is no question about it. */
export function introspectionProblem(schema: GraphQLSchema, document: DocumentNode): GraphQLError | undefined {
  if (!isHidden(schema)) return undefined;
  let problem: GraphQLError | undefined;
  visit(document, {
    [Kind.FIELD](node) {
      if (!['__schema', '__type'].includes(node.name.value)) return;
      const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
      problem ??= new GraphQLError('Introspection is off on this server.', { nodes: node, extensions });
    },
  });
  return problem;
}

/** A message of graphql-js, which may end with names of the schema that are like one in the request. */
export function withoutSuggestion(schema: GraphQLSchema, message: string): string {
  return isHidden(schema) ? message.replace(/ Did you mean .*\?$/s, '') : message;
}
