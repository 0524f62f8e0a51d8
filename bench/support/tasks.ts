/** The tasks of a child process, by name. Input and result are sent over IPC, as JSON. */
export type Tasks = Record<string, (input: never) => unknown>;

export interface Question {
  id: number;
  task: string;
  input: unknown;
}

export type Answer = { id: number; value: unknown } | { id: number; error: string };

/** Makes this process run tasks for the benchmark, until the benchmark ends. */
export function serveTasks(tasks: Tasks): void {
  process.on('message', (question: Question) => void answer(tasks, question).then((reply) => process.send?.(reply)));
  // The process must not outlive the benchmark, however that ended.
  process.on('disconnect', () => process.exit());
}

async function answer(tasks: Tasks, { id, task, input }: Question): Promise<Answer> {
  try {
    return { id, value: await tasks[task]?.(input as never) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
