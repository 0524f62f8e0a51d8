/**
 * How wide the characters from the space to `~` are in Bricolage Grotesque at weight 800, in thousandths of the size.
 * A table instead of the browser's measuring: a poster is the same in a test, before the font is there, and without it.
 */
const WIDTHS = [
  223, 303, 381, 633, 647, 992, 754, 187, 329, 329, 456, 534, 212, 359, 252, 365, 670, 360, 613, 611, 638, 615, 662,
  517, 661, 658, 262, 237, 534, 534, 534, 425, 1004, 712, 692, 685, 705, 632, 601, 729, 730, 303, 382, 697, 509, 955,
  790, 725, 654, 726, 688, 658, 579, 733, 682, 1001, 719, 662, 576, 329, 365, 329, 585, 543, 283, 595, 648, 571, 649,
  587, 408, 607, 643, 286, 288, 605, 283, 963, 643, 612, 648, 649, 446, 549, 406, 634, 585, 881, 587, 608, 537, 347,
  277, 347, 534,
];
/** As wide as any: of a script that the font does not have. */
const OTHER = 1000;
const MARKS = /\p{M}/gu;

/** Above the line, in parts of the size: capitals, and those with an accent. */
const CAPITAL = 0.68;
const ACCENTED = 0.92;
/** Below the line, for g, Q and a comma. */
const DESCENT = 0.2;

/** In parts of the size. */
export function widthOf(text: string): number {
  const letters = Array.from(text.normalize('NFD').replace(MARKS, ''));
  return letters.reduce((sum, letter) => sum + (WIDTHS[(letter.codePointAt(0) ?? 0) - 32] ?? OTHER), 0) / 1000;
}

/** What a line of text needs above and below its baseline, in parts of the size. */
export function heightOf(text: string): { above: number; below: number } {
  const isLatin = /^[\p{Script=Latin}\p{N}\p{P}\p{S}\p{Z}\p{M}]*$/u.test(text);
  const isAccented = !isLatin || text.normalize('NFD').match(MARKS) !== null;
  return { above: isAccented ? ACCENTED : CAPITAL, below: isLatin && !/[gjpqyQ,;]/.test(text) ? 0.02 : DESCENT };
}
