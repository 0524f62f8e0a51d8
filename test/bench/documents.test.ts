import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { figuresTable, growthTables, withBlock } from '../../bench/support/documents.ts';
import type { Row } from '../../bench/support/figure.ts';
import type { Results } from '../../bench/support/results.ts';
import { projectRoot } from '../support/server-process.ts';

const MACHINE = {
  cpu: 'A processor',
  cores: 2,
  memoryGigabytes: 4,
  system: 'Linux',
  node: 'v20.1.0',
  postgres: '18.4',
};

function resultsOf(name: string, rows: Row[], otherCores = 0): Results {
  const figures = [{ name, seconds: 1, otherCores, rows }];
  return { measuredAt: '2026-11-27T20:00:00.000Z', commit: 'abc1234', machine: MACHINE, figures };
}

const HOLD: Row = { what: 'hold', rowlock: '10/s', baseline: '20/s', ratio: 0.5, target: 'ratio ≥ 0.4', met: true };
const ROW: Row = {
  what: 'seats in the table: 10,000',
  rowlock: '',
  numbers: { holdServerMs: 0.5, holdStatements: 0.05, holdPages: 1234.4, levels: 3 },
};

test('the table of the README has each figure beside its baseline, and says whether its target is met', () => {
  const table = figuresTable(
    resultsOf('hold', [
      HOLD,
      { what: '  its cost', rowlock: '1 ms', target: '≤ 0', met: false },
      { what: '  ceiling', rowlock: '30/s' },
    ]),
  );
  expect(table?.split('\n')).toEqual([
    '| figure | Rowlock | baseline | ratio | target |',
    '| --- | --- | --- | --- | --- |',
    '| hold | 10/s | 20/s | 0.50 | ratio ≥ 0.4, met |',
    '| … its cost | 1 ms | – | – | ≤ 0, **missed** |',
    '',
    expect.stringContaining('Measured on 2026-11-27 with abc1234: 2 cores (A processor)'),
  ]);
});

test('a run of growth alone leaves the README, and one without it the tables of growth', () => {
  expect(figuresTable(resultsOf('growth', [ROW]))).toBeUndefined();
  expect(growthTables(resultsOf('hold', [HOLD]))).toEqual({});
});

test('the tables of growth have what was measured, and say whether the machine was busy', () => {
  const tables = growthTables(resultsOf('growth', [ROW], 0.7));
  const [head, , row] = tables['seats in the table']?.split('\n') ?? [];
  const cells = (line = '') => line.split('|').map((cell) => cell.trim());
  const cell = (heading: string) => cells(row)[cells(head).indexOf(heading)];
  expect([cell('seats in the table'), cell('hold: `api`'), cell('holds in a statement'), cell('pages')]).toEqual([
    '10,000',
    '0.50',
    '20',
    '1,234',
  ]);
  expect(tables['measured']).toContain('other programs used up to 0.7 cores meanwhile');
});

test('README.md and docs/scaling.md have each block', async () => {
  const read = (name: string) => readFile(path.join(projectRoot, name), 'utf8');
  expect(withBlock(await read('README.md'), 'figures', 'something else')).toContain('something else');
  const scaling = await read('docs/scaling.md');
  for (const name of Object.keys(growthTables(resultsOf('growth', [ROW]))))
    expect(withBlock(scaling, name, 'something else')).toContain('something else');
});

test('a block is replaced, and nothing around it', () => {
  const text = 'before\n<!-- a -->\nold\n<!-- end of a -->\nafter';
  expect(withBlock(text, 'a', 'new')).toBe('before\n<!-- a -->\n\nnew\n\n<!-- end of a -->\nafter');
  expect(() => withBlock(text, 'b', 'new')).toThrow('there is no block <!-- b -->');
});
