import {
  buildSchema,
  type GraphQLInputField,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredInputField,
  isScalarType,
  isSpecifiedScalarType,
  printSchema,
  validateSchema,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { Role } from '../../src/generated/prisma/enums.ts';
import {
  type Field,
  fieldsOf,
  listedErrorsOf,
  mutations,
  queries,
  schema,
  subscriptions,
  types,
} from './built-schema.ts';

const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);
const ROLES = Object.keys(Role).join('|');
const BEGINS_WITH_ACCESS = new RegExp(
  `^(Anybody(, rate-limited|, by the token of a mail)?|Account|Registered|(${ROLES})( or (${ROLES}))*( of the cinemas?)?)\\.( |\\n|$)`,
);
/** They follow from other types: a connection, an edge, a payload, an input. */
const NEEDS_NO_DESCRIPTION = /(Connection|Edge|Payload|Input)$/;
/** Not plain English: see the house style. */
const AVOIDED = /\b(somebody|nobody|whoever|whom)\b/i;

const objects = types.filter(isObjectType);
const errorTypes = objects.filter((type) => type.getInterfaces().some(({ name }) => name === 'UserError'));
const withName = <Named extends { name: string }>(named: readonly Named[]) =>
  named.map((one): [string, Named] => [one.name, one]);
const namesOf = (named: readonly { name: string }[]) => named.map(({ name }) => name).sort();

test('the schema is valid and survives printing', () => {
  expect(validateSchema(schema)).toEqual([]);
  expect(namesOf(Object.values(buildSchema(printSchema(schema)).getTypeMap()))).toEqual(
    namesOf(Object.values(schema.getTypeMap())),
  );
});

describe('descriptions', () => {
  test.each(withName([...queries, ...mutations, ...subscriptions]))('%s begins with who may call it', (_, field) => {
    expect(field.description).toMatch(BEGINS_WITH_ACCESS);
  });

  test.each(withName(types.filter(({ name }) => !ROOT_TYPES.has(name) && !NEEDS_NO_DESCRIPTION.test(name))))(
    'the type %s has one',
    (_, type) => {
      expect(type.description?.trim()).toBeTruthy();
    },
  );

  test.each(withName(types.filter(isEnumType)))('every value of the enum %s has one', (_, type) => {
    const without = type.getValues().filter(({ description }) => !description?.trim());
    expect(namesOf(without)).toEqual([]);
  });

  test('are sentences in plain English', () => {
    const all = types.flatMap((type) => describedParts(type));
    expect(all.length).toBeGreaterThan(100);
    // The first word may also be a number or the name of a field.
    const isSentence = (text: string) => /^([A-Z\d`"]|[a-z]+[A-Z]).*\.$/s.test(text);
    expect(all.filter(({ description }) => !isSentence(description))).toEqual([]);
    expect(all.filter(({ description }) => AVOIDED.test(description))).toEqual([]);
  });
});

describe('scalars', () => {
  test.each(withName(types.filter(isScalarType).filter((type) => !isSpecifiedScalarType(type))))(
    '%s has the address of its specification',
    (_, scalar) => {
      const { protocol, hostname } = new URL(scalar.specifiedByURL ?? '');
      expect(protocol).toBe('https:');
      expect(hostname).not.toBe('');
    },
  );

  test('are those of the contract', () => {
    const scalars = types.filter(isScalarType).filter((type) => !isSpecifiedScalarType(type));
    expect(namesOf(scalars)).toEqual(
      [
        ...['CountryCode', 'CurrencyCode', 'Date', 'DateTime', 'EmailAddress', 'LanguageTag', 'LocalTime'],
        ...['SafeInt', 'TimeZone', 'URL'],
      ].sort(),
    );
  });
});

/** Lists that are empty when nothing was made. */
const NEVER_NULL = new Set([
  'CancelBookingPayload.refunds',
  'MoveShowingPayload.moves',
  'RefundBookingPayload.refunds',
]);

describe('mutations', () => {
  test.each(withName(mutations))('%s lists its errors, and each is a UserError', (_, mutation) => {
    const listed = listedErrorsOf(mutation);
    expect(listed, 'neither "Errors:" nor "No errors."').toBeDefined();
    const unknown = listed?.filter((name) => !errorTypes.some((type) => type.name === name));
    expect(unknown).toEqual([]);
    expect(new Set(listed).size).toBe(listed?.length);
  });

  test('list every UserError at least once', () => {
    const listed = new Set(mutations.flatMap((mutation) => listedErrorsOf(mutation) ?? []));
    expect(namesOf(errorTypes.filter(({ name }) => !listed.has(name)))).toEqual([]);
  });

  test.each(withName(mutations))('%s has one input and one payload of its own', (name, { args, type }) => {
    const own = name.charAt(0).toUpperCase() + name.slice(1);
    expect(args.map((arg) => `${arg.name}: ${String(arg.type)}`)).toEqual([`input: ${own}Input!`]);
    expect(String(type)).toBe(`${own}Payload!`);
  });

  test.each(withName(objects.filter(({ name }) => name.endsWith('Payload'))))(
    '%s has nullable entities and a list of errors',
    (_, payload) => {
      const { errors, ...entities } = payload.getFields();
      expect(String(errors?.type)).toBe('[UserError!]!');
      for (const { type, name } of Object.values(entities))
        if (!NEVER_NULL.has(`${payload.name}.${name}`)) expect(String(type), name).not.toMatch(/!$/);
    },
  );

  test('have an idempotency key where money moves', () => {
    const keyOf = (name: string) => {
      const input = schema.getType(name);
      return isInputObjectType(input) ? String(input.getFields()['idempotencyKey']?.type) : undefined;
    };
    expect(keyOf('PlaceBookingInput')).toBe('ID!');
    expect(keyOf('RetryPaymentInput')).toBe('ID!');
    expect(keyOf('HoldSeatsInput')).toBe('ID');
  });
});

/** Connections whose rows have another name, and with fields about all pages together. */
const REPORTS: Record<string, { node: string; further: string[] }> = {
  OccupancyReport: { node: 'OccupancyRow', further: ['averageOccupancy: Float'] },
  SalesReport: { node: 'SalesReportRow', further: ['totals: [SalesTotal!]!'] },
};

describe('objects', () => {
  const nodes = objects.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));

  test('with an id of their own are Nodes', () => {
    expect(namesOf(nodes)).toEqual(
      [
        ...['Account', 'AuditEntry', 'Auditorium', 'Booking', 'Cinema', 'DailyStatement', 'Hold', 'Movie', 'Payment'],
        ...['PriceList', 'PromoCode'],
        ...['Refund', 'Review', 'Seat', 'SeatCategory', 'SeatMap', 'Session', 'Showing', 'Ticket', 'TicketType'],
      ].sort(),
    );
    const withId = objects.filter((type) => type.getFields()['id']);
    // Derived from the showing and the seat, so it cannot be read by its id.
    expect(namesOf(withId.filter((type) => !nodes.includes(type)))).toEqual(['DeadLetter', 'ShowingSeat']);
  });

  test('that are changed have a version', () => {
    const versioned = objects.filter((type) => String(type.getFields()['version']?.type) === 'Int!');
    expect(namesOf(versioned)).toEqual(
      [
        ...['Account', 'Auditorium', 'Cinema', 'Movie', 'PriceList', 'PromoCode', 'Review', 'Showing', 'TicketType'],
        // The version of a map never changes, and that of a showing's seat grows with its status.
        ...['SeatMap', 'ShowingSeat'],
      ].sort(),
    );
  });

  test.each(withName(objects.filter(({ name }) => name.endsWith('Connection'))))('%s is a connection', (name, type) => {
    const list = name.replace(/Connection$/, '');
    const { node = list, further = [] } = REPORTS[list] ?? {};
    const signatures = fieldsOf(type).map((field) => `${field.name}: ${String(field.type)}`);
    expect(signatures.sort()).toEqual(
      [`edges: [${list}Edge!]!`, `nodes: [${node}!]!`, 'pageInfo: PageInfo!', 'totalCount: Int!', ...further].sort(),
    );
    const edge = schema.getType(`${list}Edge`);
    expect(isObjectType(edge) ? fieldsOf(edge).map(({ type: of }) => String(of)) : []).toEqual([`${node}!`, 'String!']);
  });

  const lists = objects.flatMap((type) =>
    fieldsOf(type)
      .filter((field) => String(field.type).endsWith('Connection!'))
      .map((field): [string, Field] => [`${type.name}.${field.name}`, field]),
  );
  test.each(lists)('%s has pages of 20 unless the client asks for another size', (_, { args }) => {
    const first = args.find(({ name }) => name === 'first');
    expect([String(first?.type), first?.defaultValue]).toEqual(['Int!', 20]);
    expect(String(args.find(({ name }) => name === 'after')?.type)).toBe('String');
  });
});

describe('inputs', () => {
  const inputs = types.filter(isInputObjectType);

  test.each(withName(inputs.filter(({ name }) => name.endsWith('Filter'))))(
    '%s has only optional fields',
    (_, filter) => {
      expect(Object.values(filter.getFields()).filter(isRequiredInputField)).toEqual([]);
      expect(filter.description).toContain('an empty one finds nothing');
    },
  );

  test('of which exactly one field is given are @oneOf', () => {
    expect(namesOf(inputs.filter(({ isOneOf }) => isOneOf))).toEqual(['PaymentInput', 'PromoDiscountInput']);
  });
});

/** The descriptions of a type, its fields, arguments and values, each with its place. */
function describedParts(type: GraphQLNamedType): { place: string; description: string }[] {
  const parts: { place: string; description: string | null | undefined }[] = [
    { place: type.name, description: type.description },
  ];
  if (isEnumType(type)) {
    for (const { name, description } of type.getValues()) parts.push({ place: `${type.name}.${name}`, description });
  }
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
    for (const field of Object.values(type.getFields()) as (Field | GraphQLInputField)[]) {
      const place = `${type.name}.${field.name}`;
      parts.push({ place, description: field.description });
      for (const { name, description } of 'args' in field ? field.args : [])
        parts.push({ place: `${place}(${name})`, description });
    }
  }
  return parts.flatMap(({ place, description }) => (description ? [{ place, description }] : []));
}
