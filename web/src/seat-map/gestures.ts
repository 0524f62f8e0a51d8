import type { Point } from './plan.ts';
import type { View, Viewport } from './viewport.ts';

/** A pointer that moved less than this, in CSS pixels, has tapped. */
const SLOP = { mouse: 5, touch: 10 };

export interface GestureOptions {
  viewport: Viewport;
  /** At once, as the hand moves. */
  move(this: void, view: View): void;
  /** A tap beside the seats, or where they are too small to be tapped. */
  tap(this: void, at: Point, isDouble: boolean): void;
  signal: AbortSignal;
}

/** Dragging, pinching and the wheel, on the stage of the map. A drag does not tap the seat that it ends on. */
export function listenToGestures(stage: HTMLElement, { viewport, move, tap, signal }: GestureOptions): void {
  const pointers = new Map<number, Point>();
  let start: Point | undefined;
  let isDragging = false;

  function at(event: MouseEvent): Point {
    const { left, top } = stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  function pinch(id: number, to: Point): void {
    const other = [...pointers].find(([otherId]) => otherId !== id)?.[1];
    const from = pointers.get(id);
    if (!other || !from) return;
    const factor =
      Math.hypot(to.x - other.x, to.y - other.y) / Math.max(1, Math.hypot(from.x - other.x, from.y - other.y));
    const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
    move(viewport.panned({ x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 }));
    move(viewport.zoomed(factor, middle));
  }

  function drag(event: PointerEvent, to: Point): void {
    const from = pointers.get(event.pointerId);
    if (!from || !start) return;
    const slop = event.pointerType === 'mouse' ? SLOP.mouse : SLOP.touch;
    if (!isDragging && Math.hypot(to.x - start.x, to.y - start.y) < slop) return;
    if (!isDragging) capture(event);
    move(viewport.panned({ x: to.x - from.x, y: to.y - from.y }));
  }

  /** The stage hears of it also when the pointer leaves it. */
  function capture({ pointerId }: PointerEvent): void {
    isDragging = true;
    stage.setPointerCapture(pointerId);
    stage.dataset['dragging'] = '';
  }

  stage.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || (event.target as Element).closest('[data-fixed]')) return;
      if (pointers.size === 0) {
        start = at(event);
        isDragging = false;
      }
      pointers.set(event.pointerId, at(event));
      if (pointers.size === 2) capture(event);
    },
    { signal },
  );
  stage.addEventListener(
    'pointermove',
    (event) => {
      if (!pointers.has(event.pointerId)) return;
      const to = at(event);
      if (pointers.size === 2) pinch(event.pointerId, to);
      else drag(event, to);
      if (isDragging || pointers.size === 2) pointers.set(event.pointerId, to);
    },
    { signal },
  );
  const end = ({ pointerId }: PointerEvent) => {
    pointers.delete(pointerId);
    if (pointers.size === 0) delete stage.dataset['dragging'];
  };
  stage.addEventListener('pointerup', end, { signal });
  stage.addEventListener('pointercancel', end, { signal });
  stage.addEventListener(
    'click',
    (event) => {
      // A key that clicks a button has no place, and has not dragged.
      const wasDragged = isDragging && event.detail > 0;
      isDragging = false;
      if (wasDragged) {
        event.stopPropagation();
        event.preventDefault();
      } else if (!(event.target as Element).closest('button')) tap(at(event), event.detail === 2);
    },
    { capture: true, signal },
  );
  stage.addEventListener(
    'wheel',
    (event) => {
      // Without the key, the wheel scrolls the page, unless the visitor is in the map.
      if (!event.ctrlKey && !stage.matches(':focus-within')) return;
      const isAtEnd = event.deltaY > 0 ? !viewport.isPannable : !viewport.canZoomIn;
      if (isAtEnd && !event.ctrlKey) return;
      event.preventDefault();
      const speed = event.ctrlKey && Math.abs(event.deltaY) < 40 ? 0.012 : 0.0025;
      move(viewport.zoomed(Math.exp(-event.deltaY * speed), at(event)));
    },
    { passive: false, signal },
  );
}
