import {
  type GraphQLInputType,
  isInputObjectType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  getNamedType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { errorsIn, RawSocket } from '../support/raw-socket.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { type Field, mutations, queries, subscriptions } from './built-schema.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

const isForAnybody = ({ description }: Field) => /^Anybody[.,]/.test(description ?? '');
const withName = (fields: Field[]) => fields.map((field): [string, Field] => [field.name, field]);

/** Valid values of the scalars that required inputs have. */
const EXAMPLES: Record<string, string> = {
  ID: JSON.stringify(newId()),
  Int: '1',
  String: '"12345678"',
  EmailAddress: '"new@example.com"',
  SafeInt: '1',
  CurrencyCode: '"EUR"',
  Date: '"2027-01-01"',
  DateTime: '"2027-01-01T20:00:00Z"',
  CountryCode: '"DE"',
  TimeZone: '"Europe/Berlin"',
};

/** A value of the type as it is written in a document, with only what is required. */
function example(type: GraphQLInputType): string {
  if (isNonNullType(type)) return example(type.ofType);
  if (isListType(type)) return `[${example(type.ofType)}]`;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const given = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
    return `{ ${given.map((field) => `${field.name}: ${example(field.type)}`).join(', ')} }`;
  }
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  const value = EXAMPLES[type.name];
  if (value === undefined) throw new Error(`no example of ${type.name}`);
  return value;
}

function selection({ name, args, type }: Field): string {
  const given = args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${example(arg.type)}`);
  return `${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${isLeafType(getNamedType(type)) ? '' : ' { __typename }'}`;
}

describe('without a login', () => {
  test.each([
    ...withName(queries.filter((field) => !isForAnybody(field))).map(
      ([name, field]) => [name, 'query', field] as const,
    ),
    ...withName(mutations.filter((field) => !isForAnybody(field))).map(
      ([name, field]) => [name, 'mutation', field] as const,
    ),
  ])('%s is UNAUTHENTICATED', async (_, operation, field) => {
    const { errors } = await withoutAnyChange(testApp.database, () =>
      testApp.client.send(`${operation} { ${selection(field)} }`),
    );
    expect(errors).toMatchObject([{ path: [field.name], extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test.each([
    ...withName(queries.filter(isForAnybody)).map(([name, field]) => [name, 'query', field] as const),
    ...withName(mutations.filter(isForAnybody)).map(([name, field]) => [name, 'mutation', field] as const),
  ])('%s is answered', async (_, operation, field) => {
    const { data, errors } = await testApp.client.send(`${operation} { ${selection(field)} }`);
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty(field.name);
  });

  test.each(withName(subscriptions))('the subscription %s is as its description says', async (_, field) => {
    await using socket = await RawSocket.connect(testApp.client.url);
    const [error] = errorsIn(await socket.ask({ query: `subscription { ${selection(field)} }` })) ?? [];
    // The showing does not exist.
    expect(error?.extensions.code).toBe(isForAnybody(field) ? 'BAD_USER_INPUT' : 'UNAUTHENTICATED');
  });
});
