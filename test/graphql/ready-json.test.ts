import fc from 'fast-check';
import { buildSchema, execute, type ExecutionResult, type GraphQLResolveInfo, parse } from 'graphql';
import { expect, test } from 'vitest';
import { ReadyJson, writeJson, writeJsonBytes } from '../../src/graphql/ready-json.ts';

const schema = buildSchema(`
  type Query { shelf(fails: Boolean = false): Shelf, shelves: [Shelf!]!, echo(text: String!): String!, at: String }
  type Shelf { books: [Book!]!, numbers: [Int!]!, broken: Int! }
  type Book { title: String }
`);

const BOOKS = '[{"title":"ready ✓"}]';

interface Context {
  ready: ReadyJson;
}

const SHELF = {
  books: (_args: unknown, { ready }: Context, info: GraphQLResolveInfo) => ready.list(info, BOOKS),
  numbers: (_args: unknown, { ready }: Context, info: GraphQLResolveInfo) => ready.list(info, Buffer.from('[1,2]')),
  broken: () => {
    throw new Error('broken');
  },
};

const ROOT = {
  shelf: SHELF,
  shelves: [SHELF, SHELF],
  echo: ({ text }: { text: string }) => text,
  at: new Date(0).toJSON(),
};

async function answer(query: string, variableValues: Record<string, unknown> = {}): Promise<string> {
  const ready = new ReadyJson();
  const result = await execute({
    schema,
    document: parse(query),
    rootValue: ROOT,
    contextValue: { ready },
    variableValues,
  });
  ready.keepFor(result);
  // As Apollo Server does: another object with the same data.
  const sent = { errors: result.errors, data: result.data, extensions: result.extensions } as ExecutionResult;
  const text = writeJson(sent);
  expect((writeJsonBytes(sent, '\n') ?? `${text}\n`).toString()).toBe(`${text}\n`);
  return text;
}

test('a ready text stands in the place of its field, also under an alias and in a list', async () => {
  expect(await answer('{ at shelf { mine: books { title } numbers } shelves { books { title } } }')).toBe(
    `{"data":{"at":"1970-01-01T00:00:00.000Z","shelf":{"mine":${BOOKS},"numbers":[1,2]},"shelves":[{"books":${BOOKS}},{"books":${BOOKS}}]}}`,
  );
});

test('of a text whose place became null nothing is written', async () => {
  const text = await answer('{ shelf { books { title } broken } at }');
  expect(JSON.parse(text)).toEqual({
    errors: [expect.objectContaining({ message: 'broken' })],
    data: { shelf: null, at: '1970-01-01T00:00:00.000Z' },
  });
});

test('without ready texts it is what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
      expect(writeJson({ data })).toBe(JSON.stringify({ data }));
    }),
  );
});

test('nothing that a client sends is taken for a ready text, and each text stands in its own place', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string(), fc.constantFrom(BOOKS, '[]', 'data.shelf.books', '\u0000')),
      async (text) => {
        const written = await answer('query ($text: String!) { echo(text: $text) shelf { books { title } } }', {
          text,
        });
        expect(JSON.parse(written)).toEqual({ data: { echo: text, shelf: { books: [{ title: 'ready ✓' }] } } });
      },
    ),
  );
});
