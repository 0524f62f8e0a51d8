import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../support/server-process.ts';

function read(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8');
}

const documents = readdirSync(projectRoot, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.md') && !/(^|\/)(node_modules|coverage|\..*)\//.test(file),
);

describe('README.md', () => {
  const readme = read('README.md');

  test('has operations that the schema accepts', () => {
    const schema = buildSchema(read('schema.graphql'));
    const [, block = ''] = /```graphql\n(.*?)```/s.exec(readme) ?? [];
    const operations = block.trim().split(/\n\n/);
    expect(operations).toHaveLength(8);
    for (const operation of operations) expect(validate(schema, parse(operation)), operation).toEqual([]);
  });

  test('has less than 200 lines, without the figures that a script writes', () => {
    const [before = '', after = ''] = readme.split(/<!-- figures -->[^]*<!-- end of figures -->/);
    expect(after).toContain('## License');
    expect(`${before}${after}`.split('\n').length).toBeLessThan(200);
  });

  test('names only scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
    );
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });
});

test.each(documents)('%s links only to files that there are', (document) => {
  const links = [...read(document).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(
    ([, link = '']) => link,
  );
  const missing = links.filter((link) => !existsSync(path.join(projectRoot, path.dirname(document), link)));
  expect(missing).toEqual([]);
});
