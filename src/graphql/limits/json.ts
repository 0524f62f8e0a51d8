import { turns } from '../../platform/turns.ts';

/** Apart from the work before and after it: of a large answer, writing it as JSON and sending it take 20 ms each. */
export async function jsonInTurns(answer: unknown): Promise<string> {
  const json = await turns.run(() => `${JSON.stringify(answer)}\n`);
  return turns.run(() => json);
}
