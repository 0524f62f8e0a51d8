import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';

/** What a template can write of an object type. Any other field is left to graphql-js. */
export interface KnownType {
  /** Every field that is a plain property is known. */
  plain?: boolean;
  /** Further fields whose values are properties of the object, and stay the same. */
  fixed?: readonly string[];
  /** Fields whose values change: left open, and filled in later. */
  open?: readonly string[];
}

export type KnownTypes = Readonly<Record<string, KnownType>>;

/** A field of a leaf type: the properties that lead to its value, or the name by which it is filled in. */
interface Hole {
  readonly type: GraphQLOutputType;
  readonly path: readonly string[];
  readonly isOpen: boolean;
}

type Selection = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues' | 'fieldNodes' | 'returnType'>;

/** The object has a field that the template does not know. */
class UnknownFieldError extends Error {}

/** A value is not of its type: graphql-js has to say so. */
export class UnwritableError extends Error {}

/** The JSON of the items of a list, as one selection wants it: byte for byte what graphql-js would make of it. */
export class JsonTemplate {
  /** Templates of the same type with the same key write the same. */
  readonly key: string;
  /** Known fields that are selected, as in `SeatCategory.name`. */
  readonly fields: ReadonlySet<string>;
  /** The names of the open fields, as often as they are written for one item. */
  readonly open: readonly string[];
  readonly #parts: readonly (string | Hole)[];
  readonly #openTypes: ReadonlyMap<string, GraphQLOutputType>;

  private constructor(parts: readonly (string | Hole)[], fields: ReadonlySet<string>) {
    this.#parts = parts;
    this.fields = fields;
    this.key = JSON.stringify(parts.map((part) => (typeof part === 'string' ? part : part.path)));
    const holes = parts.filter((part) => typeof part !== 'string' && part.isOpen) as Hole[];
    this.open = holes.map(nameOf);
    this.#openTypes = new Map(holes.map((hole) => [nameOf(hole), hole.type]));
  }

  /** Undefined when a field is selected that is not known. */
  static compile(selection: Selection, known: KnownTypes): JsonTemplate | undefined {
    const type = getNamedType(selection.returnType);
    if (!isObjectType(type)) return undefined;
    const compiler = new Compiler(selection, known);
    try {
      compiler.object(type, { nodes: selection.fieldNodes, path: [] });
    } catch (error) {
      if (error instanceof UnknownFieldError) return undefined;
      throw error;
    }
    return new JsonTemplate(compiler.parts, compiler.fields);
  }

  /**
   * The text around the open fields: one part more than there are open fields.
   *
   * @throws {UnwritableError}
   */
  around(item: object): string[] {
    const texts = [''];
    for (const part of this.#parts) {
      if (typeof part !== 'string' && part.isOpen) texts.push('');
      else texts[texts.length - 1] += typeof part === 'string' ? part : leafText(part.type, valueAt(item, part.path));
    }
    return texts;
  }

  /** The text of a value of an open field. @throws {UnwritableError} */
  openText(name: string, value: unknown): string {
    const type = this.#openTypes.get(name);
    if (!type) throw new Error(`${name} is not open`);
    return leafText(type, value);
  }
}

class Compiler {
  readonly parts: (string | Hole)[] = [''];
  readonly fields = new Set<string>();
  readonly #selection: Selection;
  readonly #known: KnownTypes;

  constructor(selection: Selection, known: KnownTypes) {
    this.#selection = selection;
    this.#known = known;
  }

  object(type: GraphQLObjectType, { nodes, path }: { nodes: readonly FieldNode[]; path: readonly string[] }): void {
    const { schema, fragments, variableValues } = this.#selection;
    const selected = collectSubfields(schema, fragments, variableValues, type, nodes);
    let before = '{';
    for (const [name, sameNodes] of selected) {
      this.#write(`${before}${JSON.stringify(name)}:`);
      this.#field(type, { nodes: sameNodes, path });
      before = ',';
    }
    this.#write(selected.size === 0 ? '{}' : '}');
  }

  #field(parent: GraphQLObjectType, { nodes, path }: { nodes: readonly FieldNode[]; path: readonly string[] }): void {
    const name = nodes[0]?.name.value ?? '';
    if (name === '__typename') return this.#write(JSON.stringify(parent.name));
    const field = parent.getFields()[name];
    const isOpen = this.#known[parent.name]?.open?.includes(name) ?? false;
    if (!field || !(isOpen || this.#isFixed(parent, field))) throw new UnknownFieldError();
    this.fields.add(`${parent.name}.${name}`);
    const hole = { type: field.type, path: [...path, name], isOpen };
    const type = isNonNullType(field.type) ? field.type.ofType : undefined;
    if (isObjectType(type)) return this.object(type, { nodes, path: hole.path });
    if (!isLeafType(getNamedType(field.type))) throw new UnknownFieldError();
    this.parts.push(hole, '');
  }

  #isFixed({ name: type }: GraphQLObjectType, { name, args, resolve }: GraphQLField<unknown, unknown>): boolean {
    const { plain = false, fixed = [] } = this.#known[type] ?? {};
    return fixed.includes(name) || (plain && args.length === 0 && resolve === undefined);
  }

  #write(text: string): void {
    const last = this.parts.at(-1);
    if (typeof last === 'string') this.parts[this.parts.length - 1] = last + text;
    else this.parts.push(text);
  }
}

function nameOf({ path }: Hole): string {
  return path.join('.');
}

function valueAt(item: object, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], item);
}

/** As graphql-js completes a value of a leaf type, or of a list of them. @throws {UnwritableError} */
export function leafText(type: GraphQLOutputType, value: unknown): string {
  if (value === null || value === undefined) {
    if (isNonNullType(type)) throw new UnwritableError('a value is missing');
    return 'null';
  }
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = [...(value as Iterable<unknown>)].map((item) => leafText(nullable.ofType, item));
    return `[${items.join(',')}]`;
  }
  if (!isLeafType(nullable)) throw new UnwritableError('a value is no leaf');
  return JSON.stringify(serialized(nullable, value));
}

function serialized(type: GraphQLLeafType, value: unknown): unknown {
  try {
    const written: unknown = type.serialize(value);
    if (written !== null && written !== undefined) return written;
  } catch (error) {
    throw new UnwritableError('a value cannot be written', { cause: error });
  }
  throw new UnwritableError('a value cannot be written');
}
