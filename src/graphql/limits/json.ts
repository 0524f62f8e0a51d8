import type { ExecutionResult } from 'graphql';
import { turns } from '../../platform/turns.ts';
import { writeJson } from '../ready-json.ts';

/** Apart from the work before and after it: of a large answer, writing it as JSON and sending it take 20 ms each. */
export async function jsonInTurns(answer: Pick<ExecutionResult, 'data'>): Promise<string> {
  const json = await turns.run(() => `${writeJson(answer)}\n`);
  return turns.run(() => json);
}
