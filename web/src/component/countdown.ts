/** Until a moment that the server's clock says, whatever the clock of the visitor does. */
export class Countdown implements Disposable {
  readonly #endsAt: number;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(secondsLeft: number, onSecond: (secondsLeft: number) => void) {
    this.#endsAt = performance.now() + secondsLeft * 1000;
    this.#timer = setInterval(() => onSecond(this.secondsLeft), 1000);
  }

  get secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#endsAt - performance.now()) / 1000));
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}

/** As in 6:05. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
