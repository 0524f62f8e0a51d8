import fc from 'fast-check';
import { execute, type GraphQLSchema, parse, validate } from 'graphql';
import { expect } from 'vitest';
import type { RequestContext } from '../../src/graphql/context.ts';
import { Budget } from '../../src/graphql/limits/budget.ts';
import { Loaders } from '../../src/graphql/loaders.ts';
import { ReadyJson, writeJson } from '../../src/graphql/ready-json.ts';
import { modules } from '../../src/modules.ts';
import { createSchema, Resolvers } from '../../src/server/schema.ts';
import type { TestApp } from './test-app.ts';

export interface Asked {
  query: string;
  variables?: Record<string, unknown>;
  in?: GraphQLSchema;
}

interface Written {
  text: string;
  /** How many lists were written as ready texts. */
  readyTexts: number;
}

/** What an app answers, with lists that are ready texts and with none. */
export class JsonAnswers {
  readonly schema: GraphQLSchema;

  private constructor(schema: GraphQLSchema) {
    this.schema = schema;
  }

  static async of({ app: { services } }: TestApp): Promise<JsonAnswers> {
    const classes = (await modules.load()).flatMap(({ resolvers = [] }) => resolvers);
    const resolvers = new Resolvers(classes);
    resolvers.make(services);
    return new JsonAnswers(createSchema(classes, resolvers.lookup));
  }

  async answer({ query, variables = {}, in: asked = this.schema }: Asked, isReady: boolean): Promise<Written> {
    const document = parse(query);
    const problems = validate(asked, document);
    if (problems.length > 0) throw new Error(`${query}: ${problems.join('\n')}`);
    const ready = new ReadyJson();
    let readyTexts = 0;
    const list: ReadyJson['list'] = (info, json) => {
      readyTexts++;
      return ready.list(info, json);
    };
    const contextValue: Partial<RequestContext> = {
      loaders: new Loaders(),
      budget: new Budget(),
      ...(isReady && { ready: { list } as ReadyJson }),
    };
    const result = await execute({ schema: asked, document, contextValue, variableValues: variables });
    ready.keepFor(result);
    return { text: writeJson(result), readyTexts };
  }

  /** Both are the same. @returns how many lists were written as ready texts */
  async expectSame(asked: Asked): Promise<number> {
    const [written, expected] = [await this.answer(asked, true), await this.answer(asked, false)];
    expect(written.text, asked.query).toBe(expected.text);
    return written.readyTexts;
  }
}

/** Selections of a type as text: aliases, fragments, fields that are asked for twice, directives. */
export function selections(fields: readonly fc.Arbitrary<string>[], type: string): fc.Arbitrary<string> {
  const directive = fc.constantFrom(
    '',
    '',
    '',
    ' @include(if: $yes)',
    ' @include(if: $no)',
    ' @skip(if: $no)',
    ' @skip(if: true)',
  );
  const field = fc
    .tuple(fc.constantFrom('', '', 'a: ', 'b: '), fc.oneof(...fields, fc.constant('__typename')), directive)
    .map(([alias, name, where]) => withAlias(alias, name, where));
  const some = fc.array(field, { minLength: 1, maxLength: 6 }).map((each) => each.join(' '));
  const fragment = fc.tuple(fc.constantFrom('...', `... on ${type}`), directive, some);
  return fc
    .tuple(some, fc.array(fragment, { maxLength: 2 }))
    .map(
      ([own, fragments]) =>
        `{ ${own} ${fragments.map(([on, where, inner]) => `${on}${where} { ${inner} }`).join(' ')} }`,
    );
}

/** An alias is used for one field only: two fields under one name are no valid operation. */
function withAlias(alias: string, field: string, directive: string): string {
  const [name = '', ...rest] = field.split(' ');
  return `${alias && `${alias.slice(0, 1)}_${name}: `}${name}${directive} ${rest.join(' ')}`;
}

export const leaf = (...names: string[]) => names.map((name) => fc.constant(name));
