import { type ASTNode, type OperationDefinitionNode, visit } from 'graphql';

/** By operation: a document is kept as long as it is in use. */
const known = new WeakMap<OperationDefinitionNode, readonly string[]>();

/**
 * The values of the variables that decide what is selected, and how many items of a page: with the same ones an operation
 * has the same shape. As a text; empty when there are no such variables.
 */
export function decidingValues(
  { operation, fragments }: { operation: OperationDefinitionNode; fragments: () => readonly ASTNode[] },
  variables: Readonly<Record<string, unknown>>,
): string {
  const names = known.get(operation) ?? decidingVariables([operation, ...fragments()]);
  known.set(operation, names);
  if (names.length === 0) return '';
  return JSON.stringify(names.map((name) => (Object.hasOwn(variables, name) ? [variables[name]] : [])));
}

function decidingVariables(nodes: readonly ASTNode[]): string[] {
  const names = new Set<string>();
  const addFrom = (node: ASTNode) => void visit(node, { Variable: ({ name }) => void names.add(name.value) });
  for (const node of nodes) {
    visit(node, {
      Directive: addFrom,
      Argument: (argument) => (argument.name.value === 'first' ? addFrom(argument) : undefined),
    });
  }
  return [...names];
}
