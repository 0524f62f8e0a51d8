import type { Palette } from './palettes.ts';
import type { Shape } from './shapes.ts';

/** What a composition is made from. `random` is from 0 to 1, and the same each time for a title. */
export interface Brief {
  /** In capitals. */
  title: string;
  palette: Palette;
  random: () => number;
}

/** Returns undefined for a title that does not suit it. */
export type Composition = (brief: Brief) => Shape[] | undefined;
