/**
 * Events for as long as the caller may have them: `check` is called before each, and ends them by what it throws. Not an
 * async generator: one that waits for an event can only be returned from after it.
 */
export function whileAllowed<Event>(
  events: AsyncIterableIterator<Event>,
  check: () => Promise<void>,
): AsyncIterableIterator<Event> {
  const close = async (): Promise<IteratorResult<Event>> => {
    await events.return?.();
    return { value: undefined, done: true };
  };
  return {
    async next() {
      const event = await events.next();
      if (event.done) return event;
      try {
        await check();
        return event;
      } catch (error) {
        await close();
        throw error;
      }
    },
    return: close,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
