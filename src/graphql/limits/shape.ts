import { type DocumentNode, type GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';
import { LIMITS, tooLarge } from './limits.ts';

interface Shape {
  depth: number;
  fields: number;
  /** Those of them that are in no other field. */
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

  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, fields, topFields } = measure(operation.selectionSet);
    if (topFields > LIMITS.rootFields) return tooLarge(`more than ${LIMITS.rootFields} fields at the top`);
    // Introspection is deeper than our own fields; Apollo Server's own rule bounds it.
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

function isIntrospection({ selections }: SelectionSetNode): boolean {
  return selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'));
}
