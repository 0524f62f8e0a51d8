/** What a child process of the bench can be asked to do, by name. Everything goes over IPC, as JSON. */
export type Tasks = Record<string, (input: never) => unknown>;

export interface Question {
  id: number;
  task: string;
  input: unknown;
}

export type Answer = { id: number; value: unknown } | { id: number; error: string };

/** Makes this process do what the bench asks, until the bench goes. */
export function serveTasks(tasks: Tasks): void {
  process.on('message', (question: Question) => void answer(tasks, question).then((reply) => process.send?.(reply)));
  // However the bench ended: what it started must not outlive it.
  process.on('disconnect', () => process.exit());
}

async function answer(tasks: Tasks, { id, task, input }: Question): Promise<Answer> {
  try {
    return { id, value: await tasks[task]?.(input as never) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
