import type { PretixArea } from './pretix-schema.ts';
import type { DrawnPoint } from './seat-map-drawing.ts';

/** Corners of the polygon that stands for a circle or an ellipse. */
const CORNERS = 32;

/** The corners of an area, added to the position of its zone; one point for a text without a shape. */
export function shapeOf(area: PretixArea, zone: DrawnPoint): { points: DrawnPoint[]; text: string } {
  const text = typeof area.text === 'string' ? area.text : (area.text?.text ?? '');
  const textPosition = typeof area.text === 'object' ? area.text?.position : undefined;
  const { x: areaX = 0, y: areaY = 0 } = area.position ?? {};
  const corners = cornersOf(area) ?? (text === '' ? [] : [textPosition ?? { x: 0, y: 0 }]);
  const angle = ((area.rotation ?? 0) / 180) * Math.PI;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const points = corners.map(({ x, y }) => ({
    x: zone.x + areaX + x * cos - y * sin,
    y: zone.y + areaY + x * sin + y * cos,
  }));
  return { points, text };
}

/** Around the position of the area; undefined for a text. */
function cornersOf({
  shape,
  polygon,
  rectangle,
  ellipse,
  circle,
  width,
  height,
}: PretixArea): DrawnPoint[] | undefined {
  if (shape === 'polygon') return polygon?.points;
  if (shape === 'rectangle') return rectangle ? rectangleOf(rectangle.width, rectangle.height) : undefined;
  if (shape === 'ellipse') return ellipse ? ellipseOf(ellipse.radius) : undefined;
  if (shape === 'circle') return circle ? ellipseOf({ x: circle.radius, y: circle.radius }) : undefined;
  const isOlder = typeof width === 'number' && typeof height === 'number';
  return isOlder ? rectangleOf(width, height) : undefined;
}

function rectangleOf(width: number, height: number): DrawnPoint[] {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

function ellipseOf(radius: DrawnPoint): DrawnPoint[] {
  return Array.from({ length: CORNERS }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / CORNERS;
    return { x: radius.x * Math.cos(angle), y: radius.y * Math.sin(angle) };
  });
}
