import type { ExecutionResult, GraphQLResolveInfo } from 'graphql';

type Path = GraphQLResolveInfo['path'];
type Key = string | number;
/** The texts under a value of the answer, by the keys that lead to them. */
type Branch = Map<Key, Branch | ReadyText>;

/** JSON as it is, or in UTF-8. */
export type ReadyText = string | Buffer;

/**
 * Values of one answer that are JSON already, by the place of their fields. graphql-js would complete a long list item by
 * item and field by field; here it completes an empty one, and `writeJson` writes the text in its place. Nothing in the
 * answer marks the place, so that nothing a client sends can be mistaken for a mark.
 */
export class ReadyJson {
  readonly #texts: Branch = new Map();

  /** Notes the text for a field that is a list. @returns what its resolver returns meanwhile */
  list({ path }: Pick<GraphQLResolveInfo, 'path'>, json: ReadyText): never[] {
    const keys = keysTo(path);
    const last = keys.pop();
    let branch = this.#texts;
    for (const key of keys) branch = branchAt(branch, key);
    if (last !== undefined) branch.set(last, json);
    return [];
  }

  /** Keeps the texts for `writeJson`, as long as that answer is kept. */
  keepFor({ data }: Pick<ExecutionResult, 'data'>): void {
    if (data && this.#texts.size > 0) textsOf.set(data, this.#texts);
  }
}

/** By `data`: when an answer is written, it is not known any more which request it belongs to. */
const textsOf = new WeakMap<object, Branch>();

type Answer = Pick<ExecutionResult, 'data'>;

/** The answer as JSON. Of a text whose place became null, since something around it failed, nothing is written. */
export function writeJson(answer: Answer): string {
  const texts = answer.data && textsOf.get(answer.data);
  return texts ? piecesOf(answer, texts).map(String).join('') : JSON.stringify(answer);
}

/** The same in UTF-8, when the answer has ready texts: they are not encoded anew for each answer. */
export function writeJsonBytes(answer: Answer, end: string): Buffer | undefined {
  const texts = answer.data && textsOf.get(answer.data);
  return texts ? Buffer.concat([...piecesOf(answer, texts), end].map(toBytes)) : undefined;
}

function toBytes(text: ReadyText): Buffer {
  return typeof text === 'string' ? Buffer.from(text) : text;
}

function piecesOf(answer: Answer, texts: Branch): ReadyText[] {
  const pieces: ReadyText[] = [''];
  writeTo(pieces, { value: answer, texts: new Map([['data', texts]]) });
  return pieces;
}

function writeTo(
  pieces: ReadyText[],
  { value, texts }: { value: unknown; texts: Branch | ReadyText | undefined },
): void {
  if (texts === undefined || typeof value !== 'object' || value === null) return add(pieces, JSON.stringify(value));
  if (!(texts instanceof Map)) return void pieces.push(texts, '');
  const isList = Array.isArray(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  for (const [index, [name, field]] of fields.entries()) {
    add(pieces, index > 0 ? ',' : isList ? '[' : '{');
    if (!isList) add(pieces, `${JSON.stringify(name)}:`);
    writeTo(pieces, { value: field, texts: texts.get(isList ? index : name) });
  }
  if (fields.length === 0) add(pieces, isList ? '[' : '{');
  add(pieces, isList ? ']' : '}');
}

/** To the last piece, which is a string. */
function add(pieces: ReadyText[], text: string): void {
  pieces[pieces.length - 1] = `${String(pieces.at(-1))}${text}`;
}

function keysTo(path: Path): Key[] {
  const keys: Key[] = [];
  for (let at: Path | undefined = path; at; at = at.prev) keys.unshift(at.key);
  return keys;
}

function branchAt(parent: Branch, key: Key): Branch {
  const known = parent.get(key);
  if (known instanceof Map) return known;
  const branch: Branch = new Map();
  parent.set(key, branch);
  return branch;
}
