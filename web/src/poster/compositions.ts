import type { Composition } from './composition.ts';
import { beam, curtain, hills, rings, rows, slant } from './picture-compositions.ts';
import { echo, letters, tower, wall } from './type-compositions.ts';

/** A title of several words suits the wall, a long word the tower, and all else the pictures. */
export const compositions: readonly Composition[] = [
  wall,
  rings,
  letters,
  hills,
  echo,
  rows,
  tower,
  beam,
  curtain,
  slant,
];
