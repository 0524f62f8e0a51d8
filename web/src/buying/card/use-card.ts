import { useState } from 'react';
import { useTexts } from '../../texts/texts.tsx';
import { EnteredCard } from './entered-card.ts';

export type CardInput = ReturnType<typeof useCard>;

/** The card that the buyer enters in the fields of the payment provider. */
export function useCard() {
  const { card: texts } = useTexts().buying;
  const [card] = useState(() => new EnteredCard());
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<string>();

  /** @returns undefined when there is none; why is shown at the fields then */
  async function token(): Promise<string | undefined> {
    setIsAsking(true);
    const answer = await card.token();
    setIsAsking(false);
    setProblem('problem' in answer ? (answer.problem ?? texts.failed) : undefined);
    return 'token' in answer ? answer.token : undefined;
  }
  return { card, isAsking, problem, token };
}
