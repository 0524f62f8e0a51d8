import { getOperationAST, type GraphQLSchema, Kind, type DocumentNode } from 'graphql';

/**
 * For `@Extensions` on a field of Subscription: the answer to an event is the same for all who watch it with the same
 * operation. It is executed once for all of them, and without an identity.
 */
export const SHARED_BY_WATCHERS = { sharedByWatchers: true };

/** Whether the answers to the events of a subscription are shared. */
export function sharesAnswers(asked: {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName: string | undefined;
}): boolean {
  const { schema, document, operationName } = asked;
  // A valid subscription has one root field, which a fragment may contain; then it is not shared.
  const [selection] = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  if (selection?.kind !== Kind.FIELD) return false;
  return schema.getSubscriptionType()?.getFields()[selection.name.value]?.extensions['sharedByWatchers'] === true;
}
