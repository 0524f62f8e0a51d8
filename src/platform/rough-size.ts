/** What an object, or a value in one, takes beside what it contains. */
const EACH_OBJECT = 50;
const EACH_VALUE = 8;

/** About how many bytes of memory rows and lists of them take. Without cycles; what a function refers to is not counted. */
export function roughSize(value: unknown): number {
  // Up to two bytes a character.
  if (typeof value === 'string') return EACH_OBJECT + 2 * value.length;
  if (typeof value !== 'object' || value === null) return EACH_VALUE;
  return Object.values(value).reduce<number>((sum, part) => sum + EACH_VALUE + roughSize(part), EACH_OBJECT);
}
