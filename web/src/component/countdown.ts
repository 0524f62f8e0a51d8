import { deadlineAfter, secondsUntil } from '../ui/countdown.ts';

/** Until a moment that the server's clock says, whatever the clock of the visitor does. */
export class Countdown implements Disposable {
  readonly #deadline: number;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(secondsLeft: number, onSecond: (secondsLeft: number) => void) {
    this.#deadline = deadlineAfter(secondsLeft, performance.now());
    this.#timer = setInterval(() => onSecond(this.secondsLeft), 1000);
  }

  get secondsLeft(): number {
    return secondsUntil(this.#deadline, performance.now());
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
