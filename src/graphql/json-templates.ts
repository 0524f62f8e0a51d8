import { type ASTNode, type FieldNode, type GraphQLResolveInfo, type OperationDefinitionNode, visit } from 'graphql';
import { JsonTemplate, type KnownTypes } from './json-template.ts';

/** Of one field in one document: with other values of variables, or with other fields beside it. */
const KEPT_FOR_FIELD = 8;

interface Kept {
  nodes: readonly FieldNode[];
  /** Of the variables that decide what is selected. */
  values: string;
  template: JsonTemplate | undefined;
}

/** The templates of the lists that clients ask for: each is compiled once for a field of a document, and kept with it. */
export class JsonTemplates {
  readonly #known: KnownTypes;
  readonly #kept = new WeakMap<FieldNode, Kept[]>();

  constructor(known: KnownTypes) {
    this.#known = known;
  }

  /** For a field that is a list of objects; undefined when something is selected that no template can write. */
  of(info: GraphQLResolveInfo): JsonTemplate | undefined {
    const [first] = info.fieldNodes;
    if (!first) return undefined;
    const values = decidingValues(info);
    const kept = this.#kept.get(first) ?? [];
    const known = kept.find((each) => each.values === values && isSame(each.nodes, info.fieldNodes));
    if (known) return known.template;
    const template = JsonTemplate.compile(info, this.#known);
    this.#kept.set(first, [{ nodes: info.fieldNodes, values, template }, ...kept].slice(0, KEPT_FOR_FIELD));
    return template;
  }
}

function isSame(some: readonly FieldNode[], others: readonly FieldNode[]): boolean {
  return some.length === others.length && some.every((node, index) => node === others[index]);
}

/** The variables of `@skip` and `@include`, by operation. */
const deciding = new WeakMap<OperationDefinitionNode, readonly string[]>();

function decidingValues({ operation, fragments, variableValues }: GraphQLResolveInfo): string {
  const names = deciding.get(operation) ?? decidingVariables([operation, ...Object.values(fragments)]);
  deciding.set(operation, names);
  return names.length === 0 ? '' : JSON.stringify(names.map((name) => variableValues[name] ?? null));
}

function decidingVariables(nodes: readonly ASTNode[]): string[] {
  const names = new Set<string>();
  const Directive = (directive: ASTNode) => visit(directive, { Variable: ({ name }) => void names.add(name.value) });
  for (const node of nodes) visit(node, { Directive: (directive) => void Directive(directive) });
  return [...names];
}
