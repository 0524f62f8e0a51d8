import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Frame } from '../../../web/src/seat-map/frame.ts';
import { TAPPABLE, Viewport } from '../../../web/src/seat-map/viewport.ts';

const bounds = { left: -2, top: -4, right: 98, bottom: 60 };

function viewportOf(size: { width: number; height: number }, hall = bounds): Viewport {
  const viewport = new Viewport();
  viewport.setHall({ bounds: hall, pitch: 1 });
  viewport.resize(size);
  return viewport;
}

const desktop = { width: 1000, height: 600 };
const moves = fc.array(
  fc.oneof(
    fc.record({
      factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
      x: fc.integer({ max: 1000 }),
      y: fc.integer({ max: 600 }),
    }),
    fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) }),
  ),
);

it('begins with the whole hall', () => {
  const { visible } = viewportOf(desktop);
  expect(visible.left).toBeLessThanOrEqual(bounds.left + 1e-9);
  expect(visible.right).toBeGreaterThanOrEqual(bounds.right - 1e-9);
  expect(visible.top).toBeLessThanOrEqual(bounds.top + 1e-9);
  expect(visible.bottom).toBeGreaterThanOrEqual(bounds.bottom - 1e-9);
});

it('never shows what is beside a hall that is larger than the stage, whatever is done', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const viewport = viewportOf(desktop);
      for (const move of all)
        viewport.set('factor' in move ? viewport.zoomed(move.factor, move) : viewport.panned(move));
      const { visible, view } = viewport;
      if ((bounds.right - bounds.left) * view.scale > desktop.width) {
        expect(visible.left).toBeGreaterThanOrEqual(bounds.left - 1e-6);
        expect(visible.right).toBeLessThanOrEqual(bounds.right + 1e-6);
      } else expect((visible.left + visible.right) / 2).toBeCloseTo((bounds.left + bounds.right) / 2);
    }),
  );
});

it('keeps what is under the fingers there', () => {
  const viewport = viewportOf(desktop);
  viewport.set(viewport.around({ x: 40, y: 30 }, 30));
  const at = { x: 420, y: 250 };
  const before = viewport.toHall(at);
  viewport.set(viewport.zoomed(1.5, at));
  expect(viewport.toHall(at).x).toBeCloseTo(before.x);
  expect(viewport.toHall(at).y).toBeCloseTo(before.y);
});

describe('what is shown first', () => {
  it('shows half of a hall where that makes seats large enough for fingers', () => {
    const small = { left: 0, right: 28, top: 0, bottom: 17 };
    const viewport = viewportOf({ width: 360, height: 500 }, small);
    viewport.set(viewport.start);
    expect(viewport.seatSize).toBe(TAPPABLE);
  });

  it('is the whole of a large hall', () => {
    const viewport = viewportOf({ width: 360, height: 500 });
    expect(viewport.start).toEqual(viewport.fitted);
  });
});

it('comes closer for a seat that cannot be tapped, and moves no further than needed for one that can', () => {
  const viewport = viewportOf(desktop);
  viewport.set(viewport.showing({ x: 50, y: 30 }));
  expect(viewport.isTappable).toBe(true);
  const { view } = viewport;
  expect(viewport.showing({ x: 51, y: 30 })).toEqual(view);
  viewport.set(viewport.showing({ x: 90, y: 30 }));
  expect(viewport.view.top).toBe(view.top);
  expect(viewport.toStage({ x: 90, y: 30 }).x).toBeLessThan(desktop.width);
});

it('keeps its middle when the stage changes its size', () => {
  const viewport = viewportOf(desktop);
  viewport.set(viewport.around({ x: 50, y: 30 }, 40));
  viewport.resize({ width: 500, height: 400 });
  expect(viewport.toStage({ x: 50, y: 30 })).toEqual({ x: 250, y: 200 });
});

describe('a painted frame', () => {
  const view = { scale: 30, left: -300, top: -200 };
  const frame = new Frame({ view, stage: desktop, pitch: 1 });

  it('lies where it was painted for', () => {
    const { scale, left, top } = frame.shiftTo(view);
    const place = frame.place({ x: 20, y: 15 });
    expect([place.x * scale + left, place.y * scale + top]).toEqual([300, 250]);
  });

  it('lies right for a view that it was not painted for', () => {
    const other = { scale: 33, left: -380, top: -230 };
    const { scale, left, top } = frame.shiftTo(other);
    const place = frame.place({ x: 20, y: 15 });
    expect(place.x * scale + left).toBeCloseTo(20 * 33 - 380);
    expect(place.y * scale + top).toBeCloseTo(15 * 33 - 230);
  });

  it.each([
    ['moved within the margin', { ...view, left: -500 }, true],
    ['moved beyond the margin', { ...view, left: -600 }, false],
    ['enlarged so far that it is blurred', { scale: 60, left: -1000, top: -600 }, false],
    ['made so small that its edge is seen', { scale: 15, left: 0, top: 0 }, false],
  ])('%s: does it cover the stage?', (_what, seen, isCovered) => {
    expect(frame.covers(seen)).toBe(isCovered);
  });
});
