import { GraphQLScalarType } from 'graphql';
import {
  GraphQLCurrency,
  GraphQLDate,
  GraphQLDateTime,
  GraphQLEmailAddress,
  GraphQLTimeZone,
  GraphQLURL,
} from 'graphql-scalars';

export const DateTimeScalar = described(
  GraphQLDateTime,
  'DateTime',
  'An instant in ISO 8601 with its offset, as in 2026-11-21T19:30:00.000Z.',
);
export const DateScalar = described(GraphQLDate, 'Date', 'A day without a time or a zone, as in 2026-11-21.');
export const CurrencyCodeScalar = described(GraphQLCurrency, 'CurrencyCode', 'An ISO 4217 code, as in EUR.');
export const EmailAddressScalar = described(GraphQLEmailAddress, 'EmailAddress', 'An e-mail address.');
export const TimeZoneScalar = described(GraphQLTimeZone, 'TimeZone', 'An IANA time zone, as in Europe/Berlin.');
export const UrlScalar = described(GraphQLURL, 'URL', 'An absolute URL.');

/** The contract's names and plain words, for scalars that somebody else maintains. */
function described(scalar: GraphQLScalarType, name: string, description: string): GraphQLScalarType {
  return new GraphQLScalarType({ ...scalar.toConfig(), name, description, specifiedByURL: null, astNode: undefined });
}
