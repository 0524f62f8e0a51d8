/**
 * Texts that people type. Two that look the same are the same: NFC, and nothing that cannot be seen.
 *
 * To normalise or segment a hostile text of 100 kB takes seconds, so every text is bounded first.
 */
const MAX_TYPED = 2000;

/** What is not seen, and neither joins nor varies what is seen. */
const INVISIBLE = /(?!\p{Join_Control}|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/gu;
/** Joiners that join nothing: those of emoji and of Arabic and Indic scripts stay. */
const LOOSE_JOINERS =
  /(?<=^|[\s\p{N}\p{P}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Join_Control}+|\p{Join_Control}+(?=\s|$)/gu;
/** Control characters, those that turn the direction of the text around them, and halves of characters. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** The same as PostgreSQL's collation natural_order, whatever the language of this machine. */
const collator = new Intl.Collator('en', { numeric: true });

/** Whether a person may have typed it. Anything longer is only bounded, never read. */
export function isTypeable(text: string): boolean {
  return text.length <= MAX_TYPED;
}

/** A single line as it is stored; undefined when it is too long, or has what no line may have. */
export function tidyLine(text: string): string | undefined {
  return isTypeable(text) ? tidied(text) : undefined;
}

function tidied(text: string): string | undefined {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ');
  if (FORBIDDEN.test(line)) return undefined;
  const tidy = line.replace(INVISIBLE, '').replace(LOOSE_JOINERS, '').replace(/ +/g, ' ').trim();
  return VISIBLE.test(tidy) ? tidy : '';
}

/**
 * Several lines as they are stored, each tidied as a line is; undefined when it has what no text may have. Bound it first.
 */
export function tidyText(text: string): string | undefined {
  const lines = text.split(/\r\n|[\n\r]/).map((line) => (line.trim() === '' ? '' : tidied(line)));
  if (lines.includes(undefined)) return undefined;
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Whether it has so many characters, as a reader counts them: an emoji of several code points is one. */
export function hasLength(text: string, { min, max }: { min: number; max: number }): boolean {
  const characters = graphemes.segment(text)[Symbol.iterator]();
  let count = 0;
  while (count <= max && !characters.next().done) count++;
  return count >= min && count <= max;
}

/** A text that is only compared: of 1 to `max` code points, and one that PostgreSQL keeps as it is. */
export function isOpaqueText(text: string, max: number): boolean {
  const length = text.length > 2 * max ? Infinity : Array.from(text).length;
  return length >= 1 && length <= max && !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

/** For sorting: numbers in a text by their value, then letters, then accents, then case. */
export function compareTexts(a: string, b: string): number {
  return collator.compare(a, b) || Number(a > b) - Number(a < b);
}
