import { type DocumentNode, getOperationAST, GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { codedError } from '../graphql/errors.ts';
import { Budget } from '../graphql/limits/budget.ts';
import { Documents, operationProblems } from './documents.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

/** A subscription that is valid and within the limits. */
export interface CheckedOperation {
  document: DocumentNode;
  operationName: string | undefined;
  variableValues: Record<string, unknown> | undefined;
  budget: Budget;
}

/**
 * What watchers have asked for. All who send the same get the same object, which is checked once and kept as long as one
 * of them watches: ten thousand watchers of a showing keep one text, one document and one set of variables.
 */
export class CheckedOperations<Kept extends object> {
  readonly #schema: GraphQLSchema;
  readonly #documents: Documents;
  readonly #trusted: TrustedDocuments;
  readonly #make: (operation: CheckedOperation) => Kept;
  readonly #known = new Map<string, WeakRef<Kept>>();
  readonly #unused = new FinalizationRegistry<string>((key) => {
    if (!this.#known.get(key)?.deref()) this.#known.delete(key);
  });

  constructor({
    schema,
    trustedDocuments,
    make,
  }: {
    schema: GraphQLSchema;
    trustedDocuments: TrustedDocuments;
    make: (operation: CheckedOperation) => Kept;
  }) {
    this.#schema = schema;
    this.#trusted = trustedDocuments;
    this.#documents = new Documents(schema);
    this.#make = make;
  }

  /** The operation, or why it is refused. */
  read(payload: SubscribePayload): Kept | readonly GraphQLError[] {
    const { operationName, variables } = payload;
    const trusted = this.#trusted.read(payload);
    if (trusted instanceof GraphQLError) return [trusted];
    const query = trusted ?? payload.query;
    const key = JSON.stringify([query, operationName, variables]);
    const known = this.#known.get(key)?.deref();
    if (known) return known;
    const checked = this.#check(query, operationName ?? undefined, variables ?? undefined);
    if (!('document' in checked)) return checked;
    const made = this.#make(checked);
    this.#known.set(key, new WeakRef(made));
    this.#unused.register(made, key);
    return made;
  }

  #check(
    query: string,
    operationName: string | undefined,
    variableValues: Record<string, unknown> | undefined,
  ): CheckedOperation | readonly GraphQLError[] {
    const document = this.#documents.read(query);
    if (Array.isArray(document)) return document;
    const operation = getOperationAST(document, operationName) ?? undefined;
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [
        codedError(
          'BAD_USER_INPUT',
          'Only subscriptions are served over WebSockets: send queries and mutations over HTTP.',
        ),
      ];
    }
    const budget = new Budget();
    const asked = { schema: this.#schema, document, operation, operationName, variables: variableValues, budget };
    const problems = operationProblems(asked);
    return problems.length > 0 ? problems : { document, operationName, variableValues, budget };
  }
}
