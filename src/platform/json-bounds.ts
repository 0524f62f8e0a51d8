import { turns } from './turns.ts';

/** A seating plan has a depth of 10, the variables of an operation at most 12. */
const MAX_DEPTH = 20;
/** Twice what a seating plan of 20,000 seats has. */
const MAX_VALUES = 400_000;
/** How many characters are looked at before other work may have its turn. */
const AT_ONCE = 100_000;

const [QUOTE, BACKSLASH, COMMA] = ['"', '\\', ','].map((mark) => mark.charCodeAt(0));
const OPENING = new Set(['[', '{'].map((mark) => mark.charCodeAt(0)));
const CLOSING = new Set([']', '}'].map((mark) => mark.charCodeAt(0)));

/**
 * What makes a text too expensive to be parsed as JSON: five megabytes of `[` keep the process busy for 2.5 seconds.
 * Undefined when it can be parsed, though it may be no JSON.
 */
export async function jsonProblem(text: string): Promise<string | undefined> {
  const bounds = new JsonBounds(text);
  while (bounds.hasMore) {
    await turns.next();
    bounds.read(AT_ONCE);
  }
  return bounds.problem;
}

/** The same without turns, for a text that is as short as a message. */
export function jsonProblemNow(text: string): string | undefined {
  const bounds = new JsonBounds(text);
  bounds.read(text.length);
  return bounds.problem;
}

class JsonBounds {
  problem: string | undefined;
  readonly #text: string;
  #index = 0;
  #depth = 0;
  #values = 0;
  #isInText = false;

  constructor(text: string) {
    this.#text = text;
  }

  get hasMore(): boolean {
    return this.problem === undefined && this.#index < this.#text.length;
  }

  /** Looks at that many characters more. */
  read(count: number): void {
    const end = this.#index + count;
    for (; this.hasMore && this.#index < end; this.#index++) this.#take(this.#text.charCodeAt(this.#index));
  }

  #take(code: number): void {
    if (code === QUOTE) this.#isInText = !this.#isInText;
    else if (this.#isInText) this.#index += code === BACKSLASH ? 1 : 0;
    else if (code === COMMA) this.#values++;
    else if (CLOSING.has(code)) this.#depth--;
    else if (OPENING.has(code)) {
      this.#values++;
      this.#depth++;
    }
    if (this.#depth > MAX_DEPTH)
      this.problem = `It has lists and objects that are nested more than ${MAX_DEPTH} levels deep.`;
    else if (this.#values > MAX_VALUES) this.problem = `It has more than ${MAX_VALUES} values.`;
  }
}
