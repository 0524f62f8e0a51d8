import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  isExecutableDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { LIMITS, tooLarge } from './limits.ts';

interface Shape {
  depth: number;
  fields: number;
  /** Those of them that are in no other field. */
  topFields: number;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * Refuses documents that are small to write and large to answer. Each fragment is measured once, however
 * often it is used, so that measuring is no way to keep the server busy.
 */
export function shapeProblem(document: DocumentNode): GraphQLError | undefined {
  const fragments: Fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const measured = new Map<string, Shape>();

  const measureFragment = (name: string): Shape => {
    const known = measured.get(name);
    if (known) return known;
    // A fragment that refers to itself is endless; another rule reports it as invalid.
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

  if (fragments.size > LIMITS.fragments) return tooLarge(`more than ${LIMITS.fragments} fragments`);
  for (const definition of document.definitions) {
    if (!isExecutableDefinitionNode(definition)) continue;
    const { selectionSet } = definition;
    const { depth, fields, topFields } = measure(selectionSet);
    if (fields > LIMITS.fields) return tooLarge(`more than ${LIMITS.fields} fields`);
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      if (topFields > LIMITS.rootFields) return tooLarge(`more than ${LIMITS.rootFields} fields at the top`);
      // Introspection is deeper than our own fields; Apollo Server's own rule bounds it.
      if (depth > LIMITS.depth && !isIntrospection(selectionSet))
        return tooLarge(`more than ${LIMITS.depth} levels deep`);
    }
    if (repeats([selectionSet], fragments)) return tooLarge(`one name more than ${LIMITS.repeats} times in one place`);
  }
  return undefined;
}

/** Whether a name of the answer is written out too often in one place, fragments included. */
function repeats(selectionSets: readonly SelectionSetNode[], fragments: Fragments): boolean {
  const byName = new Map<string, FieldNode[]>();
  // A set takes in what is added to it while it is walked, and each of them once.
  const open = new Set(selectionSets);
  for (const { selections } of open) {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        byName.set(name, [...(byName.get(name) ?? []), selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) open.add(selection.selectionSet);
      else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) open.add(fragment.selectionSet);
      }
    }
  }
  return [...byName.values()].some(
    (fields) =>
      fields.length > LIMITS.repeats ||
      repeats(
        fields.flatMap(({ selectionSet }) => selectionSet ?? []),
        fragments,
      ),
  );
}

function isIntrospection({ selections }: SelectionSetNode): boolean {
  return selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'));
}
