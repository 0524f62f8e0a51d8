/** The result of a request that cannot be ended: its outcome is unknown once the signal is aborted. @throws the reason of the abort */
export function within<Result>(signal: AbortSignal, request: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    request.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
