import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildSchema, isIntrospectionType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { membersOf } from '../../src/explorer/reference/members.ts';
import { renderPage } from '../../src/explorer/reference/page.ts';
import { projectRoot } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const parts = { style: '', script: '' };

function anchorsOf(page: string): string[] {
  return [...page.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
}

function linksOf(page: string): string[] {
  return [...page.matchAll(/ href="#([^"]+)"/g)].map(([, target = '']) => target);
}

/** What a page shows below one heading of its own. */
function articleOf(page: string, anchor: string): string {
  return new RegExp(`<article id="${anchor}">(.*?)</article>`, 's').exec(page)?.[1] ?? '';
}

describe('the reference of schema.graphql', async () => {
  const sdl = await readFile(path.join(projectRoot, 'schema.graphql'), 'utf8');
  const schema = buildSchema(sdl);
  const page = renderPage(schema, parts);
  const anchors = new Set(anchorsOf(page));
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));

  test('has every operation, type, field and value', () => {
    const names = types.flatMap((type) => [type.name, ...membersOf(type).map(({ name }) => `${type.name}.${name}`)]);
    expect(names.length).toBeGreaterThan(200);
    expect(names.filter((name) => !anchors.has(name))).toEqual([]);
  });

  test('has a target for each link, and each target once', () => {
    expect(linksOf(page).filter((target) => !anchors.has(target))).toEqual([]);
    expect(anchorsOf(page)).toHaveLength(anchors.size);
  });

  test('is written in one file that loads nothing from another place', async () => {
    await using directory = await temporaryDirectory();
    const file = path.join(directory.path, 'below/index.html');
    const tsx = path.join(projectRoot, 'node_modules/.bin/tsx');
    await promisify(execFile)(tsx, ['scripts/reference.ts', file], { cwd: projectRoot });
    const written = await readFile(file, 'utf8');
    expect(written).toContain('prefers-color-scheme: dark');
    expect(written).toContain("filter.addEventListener('input'");
    expect(written).toContain('id="Query.movies"');
    expect([...written.matchAll(/ src=|<link rel="stylesheet"|@import|url\(/g)]).toEqual([]);
  });
});

describe('a page', () => {
  const page = renderPage(
    buildSchema(`
      """
      First <b>bold</b> & "quoted" \`<code>\`.

      Second, see \`Order\`, Order.items and Query.gone.
      """
      type Note { text: String }
      type Query {
        note: Note
        orders(first: Int! = 20, by: [OrderBy!]! = [NEWEST], where: Where = { text: "<all>" }): [Order!]!
      }
      type Mutation {
        "Errors: NotFound (a <tag>), Unknown."
        order(choice: Choice!): Order
      }
      interface UserError { message: String! }
      type NotFound implements UserError { message: String! }
      type Order { items: Int! @deprecated(reason: "Use \`Order.count\`.") count: Int! at: Instant! sent(in: Int @deprecated): Any }
      enum OrderBy { "The last one first." NEWEST OLDEST }
      input Where { text: String = "<x>" }
      input Choice @oneOf { one: ID other: ID }
      union Any = Order | NotFound
      "See <https://example.org>."
      scalar Instant @specifiedBy(url: "https://example.org/?a=1&b=2")`),
    parts,
  );

  test('escapes text, and makes paragraphs and code of it', () => {
    expect(page).not.toMatch(/<b>|<tag>|<all>|<x>|<https/);
    expect(articleOf(page, 'Note')).toContain(
      '<p>First &#60;b&#62;bold&#60;/b&#62; &#38; &#34;quoted&#34; <code>&#60;code&#62;</code>.</p>\n' +
        '<p>Second, see <a href="#Order"><code>Order</code></a>, <a href="#Order.items">Order.items</a> and Query.gone.</p>',
    );
    expect(articleOf(page, 'Where')).toContain('= &#34;&#60;x&#62;&#34;');
    expect(articleOf(page, 'Instant')).toContain('<p>See &#60;https://example.org&#62;.</p>');
  });

  test('shows the defaults of arguments and links their types', () => {
    const article = articleOf(page, 'Query.orders');
    expect(article).toContain('first: <a href="#Int">Int</a>! = 20');
    expect(article).toContain('by: [<a href="#OrderBy">OrderBy</a>!]! = [NEWEST]');
    expect(article).toContain('= {text: &#34;&#60;all&#62;&#34;}');
  });

  test('links the errors that a mutation names, and no word that is no type', () => {
    const article = articleOf(page, 'Mutation.order');
    expect(article).toContain('Errors: <a href="#NotFound">NotFound</a> (a &#60;tag&#62;), Unknown.');
  });

  test('shows deprecations, with links in their reasons', () => {
    const article = articleOf(page, 'Order');
    expect(article).toContain(
      '<strong>Deprecated</strong> <p>Use <a href="#Order.count"><code>Order.count</code></a>.',
    );
    expect(article).toContain('<strong>Deprecated</strong> <p>No longer supported</p>');
  });

  test('says what unions, interfaces, one-of inputs, enums and scalars are', () => {
    expect(articleOf(page, 'Any')).toContain('One of <a href="#Order">Order</a>, <a href="#NotFound">NotFound</a>');
    expect(articleOf(page, 'UserError')).toContain('One of <a href="#NotFound">NotFound</a>');
    expect(articleOf(page, 'NotFound')).toContain('Implements <a href="#UserError">UserError</a>');
    expect(articleOf(page, 'Choice')).toContain('<code>@oneOf</code>');
    expect(articleOf(page, 'OrderBy')).toMatch(/<dt id="OrderBy.NEWEST">.*\n<dd><p>The last one first\.<\/p>/);
    expect(articleOf(page, 'Instant')).toContain('href="https://example.org/?a=1&#38;b=2"');
  });
});
