/** What stands on a seat, so that its colour is not all that tells. Each is painted around the middle of the cushion. */

export function drawCheck(context: CanvasRenderingContext2D, size: number): void {
  line(context, size, [
    [-0.17, -0.07],
    [-0.05, 0.06],
    [0.18, -0.19],
  ]);
}

export function drawCross(context: CanvasRenderingContext2D, size: number): void {
  line(context, size, [
    [-0.1, -0.1],
    [0.1, 0.1],
  ]);
  line(context, size, [
    [0.1, -0.1],
    [-0.1, 0.1],
  ]);
}

export function drawPlus(context: CanvasRenderingContext2D, size: number): void {
  line(context, size, [
    [-0.16, -0.06],
    [0.16, -0.06],
  ]);
  line(context, size, [
    [0, -0.22],
    [0, 0.1],
  ]);
}

export function drawWheelchair(context: CanvasRenderingContext2D, size: number): void {
  disc(context, size, { x: -0.06, y: -0.29, radius: 0.055 });
  line(context, size, [
    [-0.06, -0.19],
    [-0.05, -0.02],
    [0.11, -0.02],
    [0.17, 0.15],
  ]);
  context.beginPath();
  context.arc(-0.03 * size, 0.04 * size, 0.15 * size, 0.15 * Math.PI, 1.35 * Math.PI);
  context.stroke();
}

export function drawPerson(context: CanvasRenderingContext2D, size: number): void {
  disc(context, size, { x: 0, y: -0.2, radius: 0.1 });
  context.beginPath();
  context.arc(0, 0.17 * size, 0.19 * size, Math.PI, 0);
  context.closePath();
  context.fill();
}

/** An eye, crossed out. */
export function drawHiddenEye(context: CanvasRenderingContext2D, size: number): void {
  context.beginPath();
  context.moveTo(-0.25 * size, -0.07 * size);
  context.quadraticCurveTo(0, -0.34 * size, 0.25 * size, -0.07 * size);
  context.quadraticCurveTo(0, 0.2 * size, -0.25 * size, -0.07 * size);
  context.stroke();
  disc(context, size, { x: 0, y: -0.07, radius: 0.06 });
  line(context, size, [
    [-0.19, 0.13],
    [0.19, -0.27],
  ]);
}

function line(context: CanvasRenderingContext2D, size: number, points: readonly (readonly [number, number])[]): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x * size, y * size);
  context.stroke();
}

function disc(
  context: CanvasRenderingContext2D,
  size: number,
  { x, y, radius }: { x: number; y: number; radius: number },
): void {
  context.beginPath();
  context.arc(x * size, y * size, radius * size, 0, 2 * Math.PI);
  context.fill();
}
