import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { CheckedOperations } from '../../src/server/checked-operations.ts';
import { TrustedDocuments } from '../../src/server/trusted-documents.ts';

const schema = buildSchema('type Query { a: Int } type Subscription { news(of: Int): Int }');
const trustedDocuments = new TrustedDocuments(undefined, schema);
const query = 'subscription News($of: Int) { news(of: $of) }';

test('all who ask for the same get the same object, which is made once', () => {
  let made = 0;
  const operations = new CheckedOperations({
    schema,
    trustedDocuments,
    make: (checked) => ({ ...checked, made: ++made }),
  });
  const first = operations.read({ query, variables: { of: 1 } });
  expect(operations.read({ query, variables: { of: 1 } })).toBe(first);
  expect(operations.read({ query, variables: { of: 2 } })).not.toBe(first);
  expect(operations.read({ query, variables: { of: 1 }, operationName: 'News' })).not.toBe(first);
  expect(made).toBe(3);
});

test('what is refused is not kept, and refused again', () => {
  const operations = new CheckedOperations({ schema, trustedDocuments, make: (checked) => checked });
  const refused = () => operations.read({ query, variables: { of: 'x' } });
  expect(refused()).toEqual([expect.objectContaining({ name: 'GraphQLError' })]);
  expect(refused()).toEqual(refused());
  expect(operations.read({ query: '{ a }' })).toEqual([
    expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }),
  ]);
});
