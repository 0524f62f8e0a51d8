import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode, visit } from 'graphql';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** As Apollo Client asks for types: at the end of each selection, but for those at the top of an operation. */
export function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave(node, _key, parent): SelectionSetNode | undefined {
        const isTop = parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
        const asksAlready = node.selections.some(
          (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
        );
        return isTop || asksAlready ? undefined : { ...node, selections: [...node.selections, TYPENAME] };
      },
    },
  });
}
