import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { decidingValues } from './deciding-variables.ts';
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
    const { operation, fragments, variableValues } = info;
    const values = decidingValues({ operation, fragments: () => Object.values(fragments) }, variableValues);
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
