import type { View, Viewport } from './viewport.ts';

const FLIGHT_MS = 240;

/** Moves what is seen from one view to another, in steps that the eye can follow. */
export class Camera {
  readonly #viewport: Viewport;
  #flight: { from: View; to: View; since: number } | undefined;

  constructor(viewport: Viewport) {
    this.#viewport = viewport;
  }

  get isMoving(): boolean {
    return this.#flight !== undefined;
  }

  /** At once. */
  jump(view: View): void {
    this.#flight = undefined;
    this.#viewport.set(view);
  }

  fly(view: View): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.jump(view);
    else this.#flight = { from: this.#viewport.view, to: view, since: performance.now() };
  }

  /** Where it is flying to, or is. */
  get target(): View {
    return this.#flight?.to ?? this.#viewport.view;
  }

  /** @param now as of a frame */
  step(now: number): void {
    if (!this.#flight) return;
    const { from, to, since } = this.#flight;
    const share = Math.min(1, Math.max(0, (now - since) / FLIGHT_MS));
    const eased = 1 - (1 - share) ** 3;
    this.#viewport.set(between(from, to, eased));
    if (share === 1) this.#flight = undefined;
  }
}

function between(from: View, to: View, share: number): View {
  const part = (key: keyof View) => from[key] + (to[key] - from[key]) * share;
  return { scale: part('scale'), left: part('left'), top: part('top') };
}
