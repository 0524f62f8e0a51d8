/**
 * What was opened, to be closed in the opposite order. Everything is closed even when closing one of
 * them fails; the failures are thrown at the end, several as one AggregateError.
 */
export class Resources implements AsyncDisposable {
  readonly #opened: (() => void | PromiseLike<void>)[] = [];

  use<Resource extends Disposable | AsyncDisposable>(resource: Resource): Resource {
    this.defer(() => (Symbol.asyncDispose in resource ? resource[Symbol.asyncDispose]() : resource[Symbol.dispose]()));
    return resource;
  }

  defer(close: () => void | PromiseLike<void>): void {
    this.#opened.push(close);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const failures: unknown[] = [];
    for (let close = this.#opened.pop(); close; close = this.#opened.pop()) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 1) throw new AggregateError(failures, 'several resources could not be closed');
    if (failures.length === 1) throw failures[0];
  }
}
