/** In the units of a poster, which is 200 wide and 300 high. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const WIDTH = 200;
export const HEIGHT = 300;
/** All of a poster but its margins. */
export const SHEET: Box = { x: 14, y: 14, width: WIDTH - 28, height: HEIGHT - 28 };

export interface TextShape {
  kind: 'text';
  text: string;
  /** Where its baseline begins. */
  x: number;
  y: number;
  size: number;
  length: number;
  fill: string;
  /** Turned a quarter to the left about where it begins: it runs upwards. */
  isUpright?: boolean;
}

export interface PathShape {
  kind: 'path';
  d: string;
  fill: string;
}

export type Shape = TextShape | PathShape;

/** A poster without pixels: what is drawn, from the back to the front. */
export interface Drawing {
  paper: string;
  shapes: Shape[];
}

export const disc = (cx: number, cy: number, r: number, fill: string): PathShape => ({
  kind: 'path',
  d: `M${round(cx - r)} ${round(cy)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0Z`,
  fill,
});

export const rectangle = ({ x, y, width, height }: Box, fill: string): PathShape => ({
  kind: 'path',
  d: `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`,
  fill,
});

/** Two decimals are finer than any screen. */
export const round = (value: number): number => Math.round(value * 100) / 100;
