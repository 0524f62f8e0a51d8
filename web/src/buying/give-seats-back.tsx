import { useTexts } from '../texts/texts.tsx';
import { Failed } from './failed.tsx';
import { useRelease } from './use-release.ts';

/** Ends a booking that is not paid: its seats can be taken by others. */
export function GiveSeatsBack({ holdId, onChange }: { holdId: string; onChange: () => void }) {
  const { booking: texts } = useTexts().buying;
  const { release, isReleasing, error } = useRelease(onChange);
  return (
    <>
      <button type="button" className="button quiet" disabled={isReleasing} onClick={() => release(holdId)}>
        {texts.giveUp}
      </button>
      {error !== undefined && <Failed error={error} onRetry={() => release(holdId)} />}
    </>
  );
}
