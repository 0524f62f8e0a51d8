import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import type { Choices } from './choices.ts';
import { ANYTHING, scalarValue, TEXTS } from './values.ts';

/** Ids by what they are of, as in `showing`, the first the nearest; all of them, of others too, as `other`. */
export type Ids = Record<string, readonly string[]>;

export interface Generating {
  choices: Choices;
  ids: Ids;
  /** The field that the value is for, as in `showingId`; for `id` that of the operation. */
  name: string;
  depth?: number;
}

const MAX_DEPTH = 4;

/** A value that fits the type, or nearly. */
export function inputValue(type: GraphQLInputType, generating: Generating): unknown {
  const { choices, depth = 0 } = generating;
  if (choices.onceIn(40)) return choices.of(ANYTHING);
  if (isNonNullType(type)) return inputValue(type.ofType, generating);
  if (choices.onceIn(12)) return null;
  if (isListType(type)) {
    const length = choices.of([1, 2, 0, 3, 12]);
    return Array.from({ length }, () => inputValue(type.ofType, { ...generating, depth: depth + 1 }));
  }
  if (isInputObjectType(type)) return objectValue(type, { ...generating, depth: depth + 1 });
  if (isEnumType(type)) {
    if (choices.onceIn(20)) return choices.of(TEXTS);
    return type.getValues()[choices.below(type.getValues().length)]?.name;
  }
  return type.name === 'ID' ? idValue(generating) : scalarValue(type.name, choices);
}

function objectValue(type: GraphQLInputObjectType, generating: Generating): Record<string, unknown> {
  const { choices, depth = 0 } = generating;
  const fields = Object.values(type.getFields());
  const chosen = type.isOneOf ? someOf(fields, choices) : fields.filter((field) => isGiven(field, { choices, depth }));
  const entries = chosen.map((field): [string, unknown] => [
    field.name,
    inputValue(field.type, { ...generating, name: field.name === 'id' ? generating.name : field.name }),
  ]);
  if (choices.onceIn(60)) entries.push([choices.of(TEXTS), 1]);
  return Object.fromEntries(entries);
}

function isGiven(field: GraphQLInputField, { choices, depth }: { choices: Choices; depth: number }): boolean {
  if (isRequiredInputField(field)) return !choices.onceIn(60);
  return depth < MAX_DEPTH && choices.onceIn(2);
}

/** One, or sometimes none or two. */
function someOf(fields: readonly GraphQLInputField[], choices: Choices): GraphQLInputField[] {
  const start = choices.below(fields.length);
  return [...fields, ...fields].slice(start, start + choices.of([1, 1, 1, 1, 1, 1, 0, 2]));
}

function idValue({ choices, ids, name }: Generating): unknown {
  const own = ids[name.replace(/Ids?$/, '').toLowerCase()] ?? [];
  if (own.length > 0 && !choices.onceIn(6)) return own[choices.below(own.length)];
  const all = ids['other'] ?? [];
  if (choices.onceIn(2)) return all[choices.below(all.length)] ?? '';
  const of = all[0] ?? '';
  return choices.of([of.toUpperCase(), `{${of}}`, of.slice(1), '00000000-0000-0000-0000-000000000000', 1, ...TEXTS]);
}

/** A right value, in which some parts are replaced by others of their type. */
export function alteredValue(type: GraphQLInputType, value: unknown, generating: Generating): unknown {
  const { choices } = generating;
  if (choices.onceIn(25)) return inputValue(type, generating);
  if (isNonNullType(type)) return alteredValue(type.ofType, value, generating);
  if (isListType(type) && Array.isArray(value)) return value.map((item) => alteredValue(type.ofType, item, generating));
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return value;
  const fields = type.getFields();
  const entries = Object.entries(value).map(([name, part]): [string, unknown] => {
    const field = fields[name];
    return [
      name,
      field ? alteredValue(field.type, part, { ...generating, name: name === 'id' ? generating.name : name }) : part,
    ];
  });
  const extra = Object.values(fields).filter(({ name }) => !(name in value) && choices.onceIn(15));
  return Object.fromEntries([
    ...entries,
    ...extra.map((field): [string, unknown] => [
      field.name,
      inputValue(field.type, { ...generating, name: field.name }),
    ]),
  ]);
}
