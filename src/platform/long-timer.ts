/** The longest delay of `setTimeout`, 24.8 days: for a longer one it would call at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** `setTimeout` for a delay that comes from data, however long it is. @returns stops it */
export function setLongTimer(callback: () => void, delayMs: number): () => void {
  // Not the clock of the machine, which may be set meanwhile.
  const deadline = performance.now() + delayMs;
  let timer: NodeJS.Timeout;
  const wait = () => {
    const left = deadline - performance.now();
    timer = left > LONGEST_MS ? setTimeout(wait, LONGEST_MS) : setTimeout(callback, left);
  };
  wait();
  return () => clearTimeout(timer);
}
