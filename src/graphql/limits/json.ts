import type { ExecutionResult } from 'graphql';
import { turns } from '../../platform/turns.ts';
import { writeJson, writeJsonBytes } from '../ready-json.ts';

/** Apart from the work before and after it: of a large answer, writing it as JSON and sending it take 20 ms each. */
export async function jsonInTurns(answer: Pick<ExecutionResult, 'data'>): Promise<string> {
  const json = await turns.run(() => written(answer));
  return turns.run(() => json);
}

/** Apollo Server hands what it gets from here to Fastify, which sends bytes too; encoded again they would cost most. */
function written(answer: Pick<ExecutionResult, 'data'>): string {
  return (writeJsonBytes(answer, '\n') as unknown as string | undefined) ?? `${writeJson(answer)}\n`;
}
