import { expect, test } from 'vitest';
import { Documents } from '../../src/server/documents.ts';
import { schema } from './built-schema.ts';

test('documents are kept by the size of their texts, not only by their number', () => {
  const documents = new Documents(schema);
  const text = (name: string, size: number) => `query ${name} { __typename }`.padEnd(size);
  const first = documents.read(text('First', 100));
  expect(documents.read(text('First', 100))).toBe(first);
  for (let index = 0; index < 25; index++) documents.read(text(`Large${index}`, 99_000));
  expect(documents.read(text('First', 100))).not.toBe(first);
});
