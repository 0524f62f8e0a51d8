import { type FieldNode, Kind, type OperationDefinitionNode } from 'graphql';
import { Durations } from '../platform/metrics/durations.ts';
import type { Metric } from '../platform/metrics/metric.ts';
import { Tally } from '../platform/metrics/tally.ts';

/** Of an operation that is not of this schema, or not even GraphQL. */
const INVALID = 'invalid';
/** Of one with several fields of Query or Mutation. */
const SEVERAL = 'several';
/** What is there to be shown before it happens. */
const OUTCOMES = ['ok', 'INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'RATE_LIMITED'];

interface Counted {
  durations: Durations;
  /** By the code of the first error, which is one of a few, or "ok". */
  outcomes: Tally;
}

/**
 * How many operations were answered, how, and in what time. An operation is called by its field of Query or Mutation, as in
 * `holdSeats`: the schema bounds these names, while the name in a document can be any text.
 */
export class OperationCounts {
  readonly #counted = new Map<string, Counted>();
  /** Documents are kept by Apollo Server, so that most operations are known. */
  readonly #names = new WeakMap<OperationDefinitionNode, string>();

  /**
   * @param operation a valid one; undefined when there is none
   * @param answered.code that of the first error; undefined without one
   * @param answered.beganAt a reading of `performance.now()`
   */
  add(
    operation: OperationDefinitionNode | undefined,
    { code = 'ok', beganAt }: { code: string | undefined; beganAt: number },
  ): void {
    const name = operation ? this.nameOf(operation) : INVALID;
    let counted = this.#counted.get(name);
    if (!counted) this.#counted.set(name, (counted = { durations: new Durations(), outcomes: new Tally(OUTCOMES) }));
    counted.durations.addSince(beganAt);
    counted.outcomes.add(code);
  }

  nameOf(operation: OperationDefinitionNode): string {
    const known = this.#names.get(operation);
    if (known !== undefined) return known;
    const name = nameOf(operation);
    this.#names.set(operation, name);
    return name;
  }

  get metrics(): readonly Metric[] {
    return [
      {
        name: 'rowlock_operations_total',
        type: 'counter',
        help: 'GraphQL queries and mutations over HTTP, by their field and by the code of their first error.',
        read: () =>
          [...this.#counted].flatMap(([operation, { outcomes }]) =>
            [...outcomes.counts].map(([outcome, value]) => ({ labels: { operation, outcome }, value })),
          ),
      },
      {
        name: 'rowlock_operation_seconds',
        type: 'histogram',
        help: 'How long GraphQL queries and mutations took.',
        read: () =>
          [...this.#counted].map(([operation, { durations }]) => ({ labels: { operation }, value: durations })),
      },
    ];
  }
}

function nameOf({ selectionSet }: OperationDefinitionNode): string {
  const [first, ...others] = selectionSet.selections;
  const isOne = first?.kind === Kind.FIELD && others.every((other) => isSameField(other, first));
  return isOne ? first.name.value : SEVERAL;
}

function isSameField(selection: { kind: Kind; name?: { value: string } }, { name }: FieldNode): boolean {
  return selection.kind === Kind.FIELD && selection.name?.value === name.value;
}
