import { GraphQLError, GraphQLScalarType, GraphQLString, Kind } from 'graphql';
import {
  GraphQLCountryCode,
  GraphQLCurrency,
  GraphQLDate,
  GraphQLDateTime,
  GraphQLLocalTime,
  GraphQLSafeInt,
  GraphQLURL,
} from 'graphql-scalars';
import { writeEmailAddress } from '../platform/email-address.ts';
import { languageTag } from '../platform/language-tag.ts';

export const DateTimeScalar = specified(GraphQLDateTime, {
  name: 'DateTime',
  description: 'An instant in RFC 3339 with its offset, as in 2026-11-21T19:30:00.000Z.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  parseValue: (value) => readInstant(GraphQLDateTime.parseValue(value)),
  parseLiteral: (node, variables) => readInstant(GraphQLDateTime.parseLiteral(node, variables)),
});

/** With its offset, an instant may be in a year that has no four digits: JavaScript writes it as PostgreSQL cannot read it. */
function readInstant(instant: Date): Date {
  const year = instant.getUTCFullYear();
  if (year < 0 || year > 9999) throw new GraphQLError('This is not an instant of the years 0 to 9999 in UTC.');
  return instant;
}

export const DateScalar = specified(GraphQLDate, {
  name: 'Date',
  description: 'A day without a time or a zone, as in 2026-11-21.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
});

/** PostgreSQL's `time` is an instant of the first day of 1970 in UTC, in the code and as an input. */
export const LocalTimeScalar = specified(GraphQLLocalTime, {
  name: 'LocalTime',
  description: 'A time of day, to the minute, without a zone, as in 17:30.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: (value) => (value as Date).toISOString().slice(11, 16),
  parseValue: (value) => readLocalTime(GraphQLLocalTime.parseValue(value)),
  parseLiteral: (node, variables) => readLocalTime(GraphQLLocalTime.parseLiteral(node, variables)),
});

function readLocalTime(text: unknown): Date {
  const time = String(text);
  if (!/^\d\d:\d\d$/.test(time)) throw new GraphQLError('This is not a time to the minute, as in 17:30.');
  return new Date(`1970-01-01T${time}:00Z`);
}

/** A bigint in the code: amounts of money are added up without rounding. */
export const SafeIntScalar = specified(GraphQLSafeInt, {
  name: 'SafeInt',
  description: 'A whole number of up to 53 bits.',
  specifiedByURL: 'https://262.ecma-international.org/#sec-number.issafeinteger',
  serialize: (value) => GraphQLSafeInt.serialize(Number(value)),
  parseValue: (value) => BigInt(GraphQLSafeInt.parseValue(value)),
  parseLiteral: (node, variables) => BigInt(GraphQLSafeInt.parseLiteral(node, variables)),
});

export const CurrencyCodeScalar = specified(GraphQLCurrency, {
  name: 'CurrencyCode',
  description: 'A currency, as in EUR.',
  specifiedByURL: 'https://www.iso.org/iso-4217-currency-codes.html',
  ...inCapitals(GraphQLCurrency),
});

export const CountryCodeScalar = specified(GraphQLCountryCode, {
  name: 'CountryCode',
  description: 'A country: ISO 3166-1, two letters, as in DE. ZZ stands for an unknown one.',
  specifiedByURL: 'https://www.iso.org/iso-3166-country-codes.html',
  // Addresses that were migrated from a text have an unknown country; as an input it is not accepted.
  serialize: (value) => (value === 'ZZ' ? value : GraphQLCountryCode.serialize(value)),
  ...inCapitals(GraphQLCountryCode),
});

/** As an input any text: PostgreSQL has to know it too, so it is for the service to say, with its path. */
export const TimeZoneScalar = specified(GraphQLString, {
  name: 'TimeZone',
  description:
    'A time zone by its IANA name, as in Europe/Berlin. As an input any text: one that is no name of IANA is InvalidInput.',
  specifiedByURL: 'https://www.iana.org/time-zones',
});

/** BCP 47, in the spelling that it recommends: pt-br is pt-BR. */
export const LanguageTagScalar = new GraphQLScalarType({
  name: 'LanguageTag',
  description: 'A language by its BCP 47 tag, as in de or pt-BR.',
  specifiedByURL: 'https://www.rfc-editor.org/info/bcp47',
  serialize: String,
  parseValue: readLanguageTag,
  parseLiteral: (node) => readLanguageTag(node.kind === Kind.STRING ? node.value : undefined),
});

function readLanguageTag(value: unknown): string {
  const tag = typeof value === 'string' ? languageTag(value) : undefined;
  if (tag !== undefined) return tag;
  throw new GraphQLError('This is not a language tag of BCP 47, as in de or pt-BR.');
}

/** Any text as an input: a person types it, so what is wrong with it is for the service to say, with its path. */
export const EmailAddressScalar = specified(GraphQLString, {
  name: 'EmailAddress',
  description:
    'An e-mail address, also an international one. As an input any text: spaces around it are ignored, and one that is no address is InvalidInput.',
  specifiedByURL: 'https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address',
  serialize: (value) => writeEmailAddress(String(value)),
});

export const UrlScalar = specified(GraphQLURL, {
  name: 'URL',
  description: 'An absolute URL, http or https.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
});

/** The library takes codes in small letters too; they are stored and compared in capitals. */
function inCapitals(scalar: GraphQLScalarType<string, string>): Pick<ScalarConfig, 'parseValue' | 'parseLiteral'> {
  return {
    parseValue: (value) => scalar.parseValue(value).toUpperCase(),
    parseLiteral: (node, variables) => scalar.parseLiteral(node, variables).toUpperCase(),
  };
}

type ScalarConfig = ReturnType<GraphQLScalarType['toConfig']>;

/** A scalar of the library under the contract's name, with the address of its specification. */
function specified(
  scalar: GraphQLScalarType,
  contract: Pick<ScalarConfig, 'name' | 'description' | 'specifiedByURL'> & Partial<ScalarConfig>,
): GraphQLScalarType {
  return new GraphQLScalarType({ ...scalar.toConfig(), ...contract, astNode: undefined });
}
