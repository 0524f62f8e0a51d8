import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { costsOf } from './costs.ts';
import { LIMITS, tooLarge } from './limits.ts';

/** What an operation is expected to cost, before it is executed. */
export interface OperationCost {
  total: number;
  /** Of the fields of a list: what one of its items costs. */
  items: ReadonlyMap<FieldNode, number>;
}

/**
 * What one request may still cost. Its operation was estimated with lists of a usual length; what a list has beyond that is
 * drawn when its length is known, so that a request stays within the limit whatever is stored.
 */
export class Budget {
  #cost: OperationCost = { total: 0, items: new Map() };
  #left = LIMITS.complexity;
  readonly #drawn = new WeakSet<GraphQLResolveInfo['path']>();

  /** For an operation that is within the limit. */
  open(cost: OperationCost): void {
    this.#cost = cost;
    this.#left = LIMITS.complexity - cost.total;
  }

  /** Of the operation, as it was estimated. */
  get cost(): number {
    return this.#cost.total;
  }

  /** The same again, for the next event of a subscription. */
  renewed(): Budget {
    const budget = new Budget();
    budget.open(this.#cost);
    return budget;
  }

  /**
   * Once for each list of the answer: as soon as its length is known, before its rows are read where that is possible.
   *
   * @throws {GraphQLError} BAD_USER_INPUT when the answer would be too large
   */
  drawList(info: GraphQLResolveInfo, length: number): void {
    const field = info.parentType.getFields()[info.fieldName];
    if (!field || this.#drawn.has(info.path)) return;
    this.#drawn.add(info.path);
    this.#left -= Math.max(0, length - costsOf(field).items) * this.itemCost(info);
    if (this.#left >= 0) return;
    throw tooLarge(
      `its lists have so many items that it costs more than ${LIMITS.complexity}; ask for a smaller page, or for fewer fields of each item`,
    );
  }

  itemCost({ fieldNodes }: GraphQLResolveInfo): number {
    return fieldNodes.reduce((sum, node) => sum + (this.#cost.items.get(node) ?? 1), 0);
  }
}
