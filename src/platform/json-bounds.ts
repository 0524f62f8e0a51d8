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
  let [depth, values, isInText] = [0, 0, false];
  for (let index = 0; index < text.length; index++) {
    if (index % AT_ONCE === 0) await turns.next();
    const code = text.charCodeAt(index);
    if (code === QUOTE) isInText = !isInText;
    else if (isInText) index += code === BACKSLASH ? 1 : 0;
    else if (code === COMMA) values++;
    else if (CLOSING.has(code)) depth--;
    else if (OPENING.has(code)) {
      values++;
      depth++;
    }
    if (depth > MAX_DEPTH) return `It has lists and objects that are nested more than ${MAX_DEPTH} levels deep.`;
    if (values > MAX_VALUES) return `It has more than ${MAX_VALUES} values.`;
  }
  return undefined;
}
