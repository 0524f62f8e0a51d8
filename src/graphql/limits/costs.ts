import { getNamedType, getNullableType, type GraphQLField, isCompositeType, isListType } from 'graphql';

/** Of a list that does not say how many it has. */
const USUAL_LENGTH = 10;
/** Reading a row takes as long as answering twenty fields. */
const ROW = 20;

/** Of a mutation itself: it locks rows, and commits. */
export const MUTATION = { items: 1, each: 1_000 };

export interface FieldCosts {
  /** How many items a list usually has: 10 when left out. What a request has beyond it is counted when the list is read. */
  items?: number;
  /** For the value itself, or for each item: 20 for objects of a list when left out, otherwise 1. */
  each?: number;
}

/** For `@Extensions` on a field: what it costs, where that is not usual: long texts, rows that are read in another way. */
export function costs(ofField: FieldCosts): { costs: FieldCosts } {
  return { costs: ofField };
}

export function costsOf({ type, extensions }: GraphQLField<unknown, unknown>): Required<FieldCosts> {
  const isList = isListType(getNullableType(type));
  const { items, each } = (extensions['costs'] as FieldCosts | undefined) ?? {};
  return {
    items: items ?? (isList ? USUAL_LENGTH : 1),
    each: each ?? (isList && isCompositeType(getNamedType(type)) ? ROW : 1),
  };
}
