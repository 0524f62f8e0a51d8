import { useState } from 'react';
import { useLanguage } from '../../texts/texts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CardFrame } from './card-frame.tsx';
import type { EnteredCard } from './entered-card.ts';

/** The fields for a card. @param problem why there is no token of it; undefined when nothing is wrong */
export function CardFields({ card, problem }: { card: EnteredCard; problem: string | undefined }) {
  const { language } = useLanguage();
  const [attempt, setAttempt] = useState(1);
  return (
    <>
      <CardFrame
        key={`${language} ${attempt}`}
        language={language}
        card={card}
        onRetry={() => setAttempt(attempt + 1)}
      />
      {problem !== undefined && <Notice kind="danger">{problem}</Notice>}
    </>
  );
}
