/**
 * What was opened, to be closed in the opposite order. Everything is closed even when closing one of
 * them fails; the failures are thrown at the end.
 */
export class Resources implements AsyncDisposable {
  readonly #opened: { name: string; close: () => void | PromiseLike<void> }[] = [];
  #closing: string | undefined;

  use<Resource extends Disposable | AsyncDisposable>(resource: Resource, name = resource.constructor.name): Resource {
    this.defer(
      () => (Symbol.asyncDispose in resource ? resource[Symbol.asyncDispose]() : resource[Symbol.dispose]()),
      name,
    );
    return resource;
  }

  /** @param name for the message when closing it fails or hangs */
  defer(close: () => void | PromiseLike<void>, name = close.name): void {
    this.#opened.push({ name, close });
  }

  /** What is being closed at this moment. */
  get closing(): string | undefined {
    return this.#closing;
  }

  /**
   * The result of `open`. When that fails, what it has opened until then is closed.
   *
   * @throws what `open` has thrown; together with what closing has thrown, if that fails too
   */
  async closeOnFailure<Result>(open: () => Promise<Result>): Promise<Result> {
    try {
      return await open();
    } catch (error) {
      await this[Symbol.asyncDispose]().catch((closeError: unknown) => {
        throw new AggregateError([error, closeError], messages([error, closeError]), { cause: error });
      });
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const failures: Error[] = [];
    for (let next = this.#opened.pop(); next; next = this.#opened.pop()) {
      this.#closing = next.name;
      try {
        await next.close();
      } catch (cause) {
        failures.push(new Error(`closing ${next.name || 'a resource'}: ${messages([cause])}`, { cause }));
      }
    }
    this.#closing = undefined;
    if (failures.length > 1) throw new AggregateError(failures, messages(failures));
    if (failures[0]) throw failures[0];
  }
}

function messages(errors: readonly unknown[]): string {
  return errors.map((error) => (error instanceof Error ? error.message : String(error))).join('; ');
}
