import { formatDay, formatTime } from '../../texts/format.ts';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { CancellationProblem } from './use-cancel-booking.ts';

/** Why tickets are not taken back. */
export function CancellationProblems({
  problems: [problem],
  timeZone,
}: {
  problems: readonly CancellationProblem[];
  timeZone: string;
}) {
  const { cancellation: texts } = useTexts().buying;
  const { language } = useLanguage();
  const zone = { language, timeZone };
  if (!problem) return null;
  if (problem.__typename !== 'NotCancellable') return <Notice kind="danger">{texts.changed}</Notice>;
  const { cutoff } = problem;
  if (!cutoff) return <Notice kind="warning">{texts.notOffered}</Notice>;
  const isPast = Date.parse(cutoff) <= Date.now();
  if (!isPast) return <Notice kind="danger">{texts.changed}</Notice>;
  return <Notice kind="warning">{texts.tooLate(formatDay(cutoff, zone), formatTime(cutoff, zone))}</Notice>;
}
