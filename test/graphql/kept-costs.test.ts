import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { Budget, type OperationCost } from '../../src/graphql/limits/budget.ts';
import { complexityProblem } from '../../src/graphql/limits/complexity.ts';
import { schema } from './built-schema.ts';

/** Costs of one document, asked for again and again as from a cache of documents; or why it is refused. */
function costsOf(query: string) {
  const document = parse(query);
  return (variables: Record<string, unknown>): OperationCost | string => {
    let opened: OperationCost = { total: NaN, items: new Map() };
    const budget = new (class extends Budget {
      override open(cost: OperationCost): void {
        opened = cost;
      }
    })();
    const problem = complexityProblem({ schema, document, operationName: undefined, variables, budget });
    return problem ? problem.message : opened;
  };
}

const totalOf = (cost: OperationCost | string) => (typeof cost === 'string' ? cost : cost.total);

describe('the cost of an operation that is sent again', () => {
  test('is computed once, whatever the other variables are', () => {
    const cost = costsOf('query ($id: ID!) { showing(id: $id) { seats { status } } }');
    expect(cost({ id: '1' })).toBe(cost({ id: '2' }));
  });

  test('is another one with another page size, also in a fragment and with a default', () => {
    const cost = costsOf(
      'query ($page: Int = 7) { ...Page } fragment Page on Query { movies(first: $page) { nodes { id } } }',
    );
    const expected = (nodes: number) => 1 + nodes * (20 + 1);
    for (const page of [1, 100, 1]) expect(totalOf(cost({ page }))).toBe(expected(page));
    expect(totalOf(cost({}))).toBe(expected(7));
  });

  test('is another one where variables decide what is included', () => {
    const cost = costsOf(
      'query ($all: Boolean!, $none: Boolean!) { movie(id: "1") { id ... @include(if: $all) { title genres @skip(if: $none) } } }',
    );
    const totals = [
      [false, false],
      [true, false],
      [true, true],
      [false, false],
    ].map(([all, none]) => totalOf(cost({ all, none })));
    expect(totals).toEqual([2, 13, 3, 2]);
  });

  test('is refused each time when it is too large, and for other values of its variables allowed', () => {
    const cost = costsOf('query ($n: Int!) { showings(first: $n) { nodes { seats { seat { label row } status } } } }');
    const refused = expect.stringContaining('The operation is too large') as string;
    expect([1, 100, 1, 100].map((n) => totalOf(cost({ n })))).toEqual([2421, refused, 2421, refused]);
  });

  test('is nothing when its variables do not fit, and that is not kept', () => {
    const cost = costsOf('query ($id: ID!) { showing(id: $id) { id } }');
    expect([{}, { id: '1' }, { id: [] }].map((variables) => totalOf(cost(variables)))).toEqual([0, 2, 2]);
  });
});
