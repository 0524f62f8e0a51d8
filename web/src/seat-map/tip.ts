import { element } from './element.ts';
import type { Point } from './plan.ts';

/** What is known of the seat under the pointer or the keyboard. Screen readers hear the same as the name of its control. */
export class Tip {
  readonly element = element('div', { className: 'tip', ariaHidden: 'true', hidden: true });

  get isShown(): boolean {
    return !this.element.hidden;
  }

  show(lines: readonly string[], { at, seatSize, width }: { at: Point; seatSize: number; width: number }): void {
    const [first = '', ...rest] = lines;
    this.element.replaceChildren(element('b', {}, first), ...rest.map((line) => element('span', {}, line)));
    this.element.hidden = false;
    const half = this.element.offsetWidth / 2;
    const isAbove = at.y - seatSize / 2 > this.element.offsetHeight + 12;
    this.element.style.left = `${Math.min(Math.max(at.x, half + 4), width - half - 4)}px`;
    this.element.style.top = `${at.y + (isAbove ? -seatSize / 2 - 6 : seatSize / 2 + 6)}px`;
    this.element.toggleAttribute('data-below', !isAbove);
  }

  hide(): void {
    this.element.hidden = true;
  }
}
