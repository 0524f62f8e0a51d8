import {
  coerceInputValue,
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { withoutSuggestion } from './hidden-schema.ts';
import { LIMITS } from './limits/limits.ts';

type Path = readonly (string | number)[];

/** Ends the reading of variables of which enough is known to be wrong. */
class EnoughProblems extends Error {}

/**
 * What is wrong with the variables of an operation, 20 problems at most. graphql-js would quote the whole value, with
 * passwords and payment tokens; these errors name the variable, the path and the type.
 */
export function variableProblems({
  schema,
  operation: { variableDefinitions = [] },
  variables = {},
}: {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>> | undefined;
}): GraphQLError[] {
  const problems: GraphQLError[] = [];
  const report = (problem: GraphQLError) => {
    problems.push(problem);
    if (problems.length >= LIMITS.errors) throw new EnoughProblems();
  };
  try {
    for (const definition of variableDefinitions) checkVariable({ schema, definition, variables, report });
  } catch (error) {
    if (!(error instanceof EnoughProblems)) throw error;
  }
  return problems;
}

function checkVariable({
  schema,
  definition,
  variables,
  report,
}: {
  schema: GraphQLSchema;
  definition: VariableDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
  report: (problem: GraphQLError) => void;
}): void {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) return;
  const isGiven = Object.hasOwn(variables, name);
  const value = variables[name];
  if (isNonNullType(type) && (isGiven ? value === null : !definition.defaultValue)) {
    report(problemAt(definition, [], `A value of type "${String(type)}" is required.`));
  } else if (isGiven) {
    coerceInputValue(value, type, (path, refused, { message }) =>
      report(
        toProblem({ definition, type, path, message: withoutSuggestion(schema, message), isNull: refused === null }),
      ),
    );
  }
}

function toProblem(refusal: {
  definition: VariableDefinitionNode;
  type: GraphQLInputType;
  path: Path;
  /** As graphql-js or a scalar has it: it may quote the value. */
  message: string;
  isNull: boolean;
}): GraphQLError {
  const { definition, path, message, isNull } = refusal;
  const type = typeAt(refusal.type, path);
  if (isNull) return problemAt(definition, path, `Expected a value of type "${String(type)}", not null.`);
  const object = getNamedType(type);
  if (isInputObjectType(object)) {
    const [, missing] = /^Field "(\w+)" of required type "[\w[\]!]+" was not provided\.$/.exec(message) ?? [];
    if (missing !== undefined) {
      const { type: required } = object.getFields()[missing] as { type: GraphQLInputType };
      return problemAt(definition, [...path, missing], `A value of type "${String(required)}" is required.`);
    }
    if (message.startsWith('Exactly one key must')) {
      return problemAt(definition, path, `"${object.name}" takes exactly one of its fields.`);
    }
    if (/^Field ".*" is not defined by type /s.test(message)) {
      return problemAt(definition, path, `It has a field that "${object.name}" does not have.${suggestionIn(message)}`);
    }
  }
  return problemAt(definition, path, `Expected a value of type "${String(type)}".`);
}

/** The end of the message that names fields of the schema; the name before it is the client's. */
function suggestionIn(message: string): string {
  return message.endsWith('?') ? message.slice(message.lastIndexOf(' Did you mean ')) : '';
}

/** The type of what stands at the path. A single value may stand for a list of one; then the path has no index. */
function typeAt(type: GraphQLInputType, path: Path): GraphQLInputType {
  const [key, ...rest] = path;
  if (key === undefined) return type;
  const nullable = getNullableType(type);
  if (isListType(nullable)) return typeAt(nullable.ofType, typeof key === 'number' ? rest : path);
  const fields = (nullable as GraphQLInputObjectType).getFields();
  return typeAt((fields[key] as { type: GraphQLInputType }).type, rest);
}

function problemAt(node: VariableDefinitionNode, path: Path, what: string): GraphQLError {
  const name = node.variable.name.value;
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  const extensions = { code: 'BAD_USER_INPUT', path: [name, ...path.map(String)] };
  return new GraphQLError(`Variable "$${name}${place}": ${what}`, { nodes: node, extensions });
}
