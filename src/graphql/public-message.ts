import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isValueNode,
  Kind,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { withoutSuggestion } from './hidden-schema.ts';

/** The request that an error is about; its document is undefined when it could not be parsed. */
interface AskedOperation {
  schema: GraphQLSchema;
  document: DocumentNode | undefined;
}

/**
 * Makes the messages of errors of graphql-js public. It quotes the values that it refuses, and these may be passwords or
 * payment tokens: here they say instead what was expected. Names of fields, types and variables stay; suggestions only
 * where the schema is not hidden.
 */
export function publicMessages({ schema, document }: AskedOperation): (error: GraphQLError) => string {
  let types: Map<ValueNode, GraphQLInputType | undefined> | undefined;
  return (error) => {
    if (error.extensions['code'] === 'GRAPHQL_PARSE_FAILED') return syntaxMessage(error.message);
    if (error.message.startsWith('Unknown operation named')) return 'The document has no operation of this name.';
    const value = refusedValue(error);
    if (!value) return withoutSuggestion(schema, error.message);
    const type = document && (types ??= typesOfValues(schema, document)).get(value);
    // What is wrong with an object as a whole is said with names only.
    if (value.kind === Kind.OBJECT && isInputObjectType(getNamedType(type)))
      return withoutSuggestion(schema, error.message);
    return type ? `Expected a value of type "${String(type)}".` : 'Expected a value of another type.';
  };
}

/** The value in the document that graphql-js refused, when the error is about one. */
function refusedValue({ nodes: [node] = [] }: GraphQLError): ValueNode | undefined {
  return node && isValueNode(node) && node.kind !== Kind.VARIABLE ? node : undefined;
}

function typesOfValues(schema: GraphQLSchema, document: DocumentNode): Map<ValueNode, GraphQLInputType | undefined> {
  const types = new Map<ValueNode, GraphQLInputType | undefined>();
  const info = new TypeInfo(schema);
  const enter = (node: ValueNode) => {
    // Inside of a list the type is that of its items.
    types.set(node, (node.kind === Kind.LIST ? info.getParentInputType() : info.getInputType()) ?? undefined);
  };
  const kinds = [Kind.INT, Kind.FLOAT, Kind.STRING, Kind.BOOLEAN, Kind.NULL, Kind.ENUM, Kind.LIST, Kind.OBJECT];
  visit(document, visitWithTypeInfo(info, Object.fromEntries(kinds.map((kind) => [kind, { enter }]))));
  return types;
}

/** Of a message about syntax, what does not come from the document. Where it is, is in the error's locations. */
const PUBLIC_SYNTAX = [
  /^Syntax Error: Expected (\w+|<\w+>|"[^"]+"), found (\w+|<\w+>|"[^"\w]+")/,
  /^Syntax Error: Unexpected (<\w+>|Name|Int|Float|String|BlockString|"[^"\w]+")/,
  /^Syntax Error: Document contains more tha[nt] \d+ (tokens|comments)/,
  /^Syntax Error: Unterminated string/,
];

function syntaxMessage(message: string): string {
  const [known] = PUBLIC_SYNTAX.flatMap((pattern) => pattern.exec(message)?.[0] ?? []);
  return `${known ?? 'Syntax Error: The document cannot be read here'}.`;
}
