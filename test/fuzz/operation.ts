import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import type { Choices } from './choices.ts';
import { alteredValue, type Ids, inputValue } from './inputs.ts';
import { toJson } from './values.ts';

type Field = GraphQLField<unknown, unknown>;

export interface FuzzOperation {
  kind: 'query' | 'mutation' | 'subscription';
  query: string;
  variables: Record<string, unknown>;
}

/** A right input for a mutation, if there is one. */
export type RightInput = (mutation: string) => Promise<object | undefined>;

/** Fields of one operation, and how deep they go. */
const MAX_FIELDS = 25;
const MAX_DEPTH = 6;

/** What is no field. The names of fields are code, and an answer may repeat them: so no word of those that would be leaks. */
const WRONG_SELECTIONS = [
  ...([
    'unknownField',
    '... @skip(if: true) { __typename }',
    '',
    '\0',
    '\uD800',
    '{',
    '"',
    "'; --",
    '🎬',
    '$v0',
    '@',
  ] as const),
  ...['...Nothing', '__schema { types { name } }', 'id(a: 1)', '\u202E', '#', '\uFEFF', '__typename: id'],
] as const;

/** Makes one operation of the schema: valid, or nearly. */
export class OperationGenerator {
  readonly #schema: GraphQLSchema;
  readonly #choices: Choices;
  readonly #ids: Ids;
  readonly #declared: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #fields = 0;

  constructor({ schema, choices, ids }: { schema: GraphQLSchema; choices: Choices; ids: Ids }) {
    this.#schema = schema;
    this.#choices = choices;
    this.#ids = ids;
  }

  async operation(rightInput: RightInput): Promise<FuzzOperation> {
    const kind = this.#choices.of(['query', 'mutation', 'mutation', 'subscription', 'mutation', 'query'] as const);
    const types = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
    const type = this.#schema.getType(types[kind]);
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const field = fields[this.#choices.below(fields.length)];
    if (!field) throw new Error(`the schema has no ${kind}`);
    const isRight = kind === 'mutation' && !this.#choices.onceIn(3);
    const right = isRight ? await rightInput(field.name) : undefined;
    const root = this.#field(field, { depth: 0, right });
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    return { kind, query: `${kind} Fuzz${declared} { ${root} }`, variables: this.#variables };
  }

  #field(field: Field, { depth, right }: { depth: number; right?: object | undefined }): string {
    this.#fields++;
    const given = field.args.filter((argument) => isRequiredArgument(argument) || this.#choices.onceIn(2));
    const args = given.map((argument) => `${argument.name}: ${this.#argument(argument, { field, right })}`);
    const type = getNamedType(field.type);
    const selection = isCompositeType(type) ? ` { ${this.#selection(type, depth + 1)} }` : '';
    const alias = this.#choices.onceIn(30) ? 'other: ' : '';
    return `${alias}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${selection}`;
  }

  /** As a variable, or, where no enum is in it, now and then in the document. */
  #argument({ name, type }: GraphQLArgument, { field, right }: { field: Field; right: object | undefined }): string {
    const about = name === 'id' ? field.name : field.name.replace(/^[a-z]+(?=[A-Z])/, '');
    const generating = {
      choices: this.#choices,
      ids: this.#ids,
      name: name === 'id' || name === 'input' ? about : name,
    };
    const value = right ? alteredValue(type, right, generating) : inputValue(type, generating);
    if (typeof value !== 'object' && this.#choices.onceIn(4)) return toJson(value);
    const variable = `v${this.#declared.length}`;
    this.#declared.push(`$${variable}: ${this.#choices.onceIn(60) ? 'String' : String(type)}`);
    this.#variables[variable] = value;
    return `$${variable}`;
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    const fields =
      isObjectType(type) || 'getFields' in type
        ? Object.values((type as { getFields(): Record<string, Field> }).getFields())
        : [];
    const chosen = fields.filter((field) => this.#isChosen(field, depth)).map((field) => this.#field(field, { depth }));
    const parts = ['__typename', ...chosen];
    if (isAbstractType(type)) parts.push(...this.#fragments(type, depth));
    if (this.#choices.onceIn(80)) parts.push(this.#choices.of(WRONG_SELECTIONS));
    return parts.join(' ');
  }

  #fragments(type: Parameters<GraphQLSchema['getPossibleTypes']>[0], depth: number): string[] {
    const possible = this.#schema.getPossibleTypes(type);
    return possible
      .filter(() => depth < MAX_DEPTH && this.#choices.onceIn(3))
      .map((object) => `... on ${object.name} { ${this.#selection(object, depth + 1)} }`);
  }

  #isChosen(field: Field, depth: number): boolean {
    if (depth === 1 && field.name === 'errors') return true;
    if (this.#fields >= MAX_FIELDS || (depth >= MAX_DEPTH && isCompositeType(getNamedType(field.type)))) return false;
    return this.#choices.onceIn(2);
  }
}
