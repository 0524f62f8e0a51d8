import { SeatFeature } from '../../generated/prisma/enums.ts';
import { tidyLine } from '../../platform/text.ts';
import { SEAT_MAP_LIMITS } from './seat-map-limits.ts';

/** AISLE follows from the places of the seats. */
const WRITTEN_FEATURES = Object.values(SeatFeature).filter((feature) => feature !== 'AISLE');
/** The longest that can stand behind a name. */
const ALL_FEATURES = ` [${WRITTEN_FEATURES.map(featureWord).join(', ')}]`;
const MAX_NAME = SEAT_MAP_LIMITS.longName;
const FEATURE_OF = new Map(WRITTEN_FEATURES.map((feature) => [featureWord(feature), feature]));

/** A name as it is stored; undefined when it is too long or has what no name may have. */
export function readName(text: string, max: number = SEAT_MAP_LIMITS.shortName): string | undefined {
  // Bounded before it is normalised.
  if (text.length > max) return undefined;
  const name = tidyLine(text);
  return name === undefined || name.length > max || /[<>]/.test(name) ? undefined : name;
}

/** What readName allows, for messages. */
export function nameRule(max: number = SEAT_MAP_LIMITS.shortName): string {
  return `at most ${max} characters, without control characters, < and >`;
}

/** A category of a document: features stand behind its name, as in `Standard [wheelchair, restricted view]`. */
export interface CategoryName {
  name: string;
  features: SeatFeature[];
}

/** Undefined as for names. Brackets with anything but features are a part of the name. */
export function readCategory(text: string): CategoryName | undefined {
  const name = readName(text, MAX_NAME + ALL_FEATURES.length);
  const category = name === undefined || name === '' ? undefined : splitFeatures(name);
  return category && category.name.length <= MAX_NAME ? category : undefined;
}

function splitFeatures(text: string): CategoryName {
  const open = text.lastIndexOf('[');
  const name = text.slice(0, Math.max(0, open)).trim();
  if (!text.endsWith(']') || name === '') return { name: text, features: [] };
  const words = text.slice(open + 1, -1).split(',');
  const named = words.map((word) => FEATURE_OF.get(word.trim().toLowerCase()));
  if (named.includes(undefined)) return { name: text, features: [] };
  const inner = splitFeatures(name);
  const features = new Set([...inner.features, ...named]);
  return { name: inner.name, features: WRITTEN_FEATURES.filter((feature) => features.has(feature)) };
}

/** The opposite of readCategory. */
export function writeCategory(name: string, features: readonly SeatFeature[]): string {
  const words = WRITTEN_FEATURES.filter((feature) => features.includes(feature)).map(featureWord);
  return words.length === 0 ? name : `${name} [${words.join(', ')}]`;
}

function featureWord(feature: SeatFeature): string {
  return feature.toLowerCase().replaceAll('_', ' ');
}

const COLOR = /^(?:#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]{1,30})$/i;

/** A CSS colour, by its hexadecimal digits or its name; null for an empty text, undefined for anything else. */
export function readColor(text: string): string | null | undefined {
  if (text.length > MAX_NAME) return undefined;
  const color = text.trim();
  if (color === '') return null;
  return COLOR.test(color) ? color : undefined;
}

export const COLOR_RULE = 'a CSS colour, as in #0072b2 or red';
