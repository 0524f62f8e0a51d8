import type { ExecutionResult, GraphQLResolveInfo } from 'graphql';

type Path = GraphQLResolveInfo['path'];
type Key = string | number;
/** The texts under a value of the answer, by the keys that lead to them. */
type Branch = Map<Key, Branch | string>;

/**
 * Values of one answer that are JSON already, by the place of their fields. graphql-js would complete a long list item by
 * item and field by field; here it completes an empty one, and `writeJson` writes the text in its place. Nothing in the
 * answer marks the place, so that nothing a client sends can be mistaken for a mark.
 */
export class ReadyJson {
  readonly #texts: Branch = new Map();

  /** Notes the text for a field that is a list. @returns what its resolver returns meanwhile */
  list({ path }: Pick<GraphQLResolveInfo, 'path'>, json: string): never[] {
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

/** The answer as JSON. Of a text whose place became null, since something around it failed, nothing is written. */
export function writeJson(result: Pick<ExecutionResult, 'data'>): string {
  const texts = result.data && textsOf.get(result.data);
  return texts ? writeValue(result, new Map([['data', texts]])) : JSON.stringify(result);
}

function writeValue(value: unknown, texts: Branch | string | undefined): string {
  if (texts === undefined || typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (typeof texts === 'string') return texts;
  if (Array.isArray(value)) return `[${value.map((item, index) => writeValue(item, texts.get(index))).join(',')}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${writeValue(field, texts.get(name))}`).join(',')}}`;
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
