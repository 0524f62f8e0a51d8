import { getNullableType, type GraphQLOutputType, isListType } from 'graphql';
import { turns } from '../platform/turns.ts';
import { type JsonTemplate, leafText } from './json-template.ts';

/** Items that are written before the next look at the clock: about a millisecond. */
const AT_ONCE = 256;

/**
 * The JSON of a list around the open fields of its items.
 *
 * @throws {UnwritableError}
 */
export async function listAround<Item>(
  template: JsonTemplate,
  items: readonly Item[],
  toObject: (item: Item) => object,
): Promise<string[]> {
  const texts: string[] = [];
  let open = ['['];
  for (const [index, item] of items.entries()) {
    if (index % AT_ONCE === 0) await turns.next();
    if (index > 0) open.push(',');
    for (const [part, text] of template.around(toObject(item)).entries()) {
      if (part > 0) open = closed(open, texts);
      open.push(text);
    }
  }
  open.push(']');
  closed(open, texts);
  return texts;
}

/** Joined and not added up: a text that was added up is put together anew each time that it is written. */
function closed(open: readonly string[], texts: string[]): string[] {
  texts.push(open.join(''));
  return [];
}

/**
 * The whole list.
 *
 * @param columns of each open field the values of all items, in their order
 * @throws {UnwritableError}
 */
export async function filledList(
  template: JsonTemplate,
  around: readonly string[],
  columns: Readonly<Record<string, readonly unknown[]>>,
): Promise<string> {
  const { open } = template;
  if (open.length === 0) return around.join('');
  const values = open.map((name) => columns[name] ?? []);
  const textOf = open.map((name) => remembered((value) => template.openText(name, value)));
  const chunks: string[] = [];
  let chunk: string[] = [];
  for (let place = 0; place < around.length - 1; place++) {
    const [field, index] = [place % open.length, Math.floor(place / open.length)];
    if (field === 0 && index % AT_ONCE === 0) {
      await turns.next();
      chunks.push(chunk.join(''));
      chunk = [];
    }
    chunk.push(around[place] ?? '', textOf[field]?.(values[field]?.[index]) ?? '');
  }
  chunks.push(chunk.join(''), around.at(-1) ?? '');
  return chunks.join('');
}

/**
 * A list of values of a leaf type.
 *
 * @throws {UnwritableError}
 */
export async function leafList(type: GraphQLOutputType, values: Iterable<unknown>): Promise<string> {
  const list = getNullableType(type);
  if (!isListType(list)) throw new Error(`${String(type)} is no list`);
  const textOf = remembered((value) => leafText(list.ofType, value));
  const texts: string[] = [];
  for (const value of values) {
    if (texts.length % AT_ONCE === 0) await turns.next();
    texts.push(textOf(value));
  }
  return `[${texts.join(',')}]`;
}

/** Values repeat. */
function remembered(write: (value: unknown) => string): (value: unknown) => string {
  const known = new Map<unknown, string>();
  return (value) => {
    const text = known.get(value) ?? write(value);
    known.set(value, text);
    return text;
  };
}
