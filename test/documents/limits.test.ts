import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LIMITS } from '../../src/graphql/limits/limits.ts';

const sorted = (numbers: number[]) => numbers.toSorted((one, other) => one - other);

test('docs/limits.md has every limit of an operation', async () => {
  const text = await readFile(path.resolve(import.meta.dirname, '../../docs/limits.md'), 'utf8');
  const written = [...text.matchAll(/\| ([\d,]+) +\|$/gm)].map(([, number = '']) => Number(number.replaceAll(',', '')));
  // Beside them: the depth of a body, and the size of a page.
  expect(sorted(written)).toEqual(sorted([...Object.values(LIMITS), 20, 100]));
});
