const TYPENAME = '__typename';
const DEFINITION = /(?=\b(?:query|mutation|subscription|fragment)\s)/;

/**
 * Registered documents, found by a text that asks for the same: white space and the order of the definitions do not matter, since
 * programs that write documents agree on neither, and `__typename` may be left out. Nothing is parsed. What is carried out is the
 * registered text, whatever was sent.
 */
export class DocumentTexts {
  /** By their words without `__typename`. */
  readonly #byShape = new Map<string, { text: string; words: readonly string[] }[]>();

  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      const words = wordsOf(text);
      const shape = shapeOf(words);
      this.#byShape.set(shape, [...(this.#byShape.get(shape) ?? []), { text, words }]);
    }
  }

  /** @returns the registered text, which may answer `__typename` in more places than it was asked for */
  find(text: string): string | undefined {
    const words = wordsOf(text);
    return this.#byShape.get(shapeOf(words))?.find((registered) => isPartOf(words, registered.words))?.text;
  }
}

/** Of all definitions, in one order. */
function wordsOf(text: string): string[] {
  return text
    .split(DEFINITION)
    .map((definition) => definition.replaceAll(/[{}()[\]]/g, ' $& ').split(/[\s,]+/))
    .map((words) => words.filter((word) => word !== ''))
    .map((words) => ({ words, shape: shapeOf(words) }))
    .toSorted((one, other) => (one.shape < other.shape ? -1 : 1))
    .flatMap(({ words }) => words);
}

function shapeOf(words: readonly string[]): string {
  return words.filter((word) => word !== TYPENAME).join(' ');
}

/** Whether only `__typename` is left out. */
function isPartOf(words: readonly string[], all: readonly string[]): boolean {
  let next = 0;
  for (const word of all) {
    if (word === words[next]) next++;
    else if (word !== TYPENAME) return false;
  }
  return next === words.length;
}
