import { Notice } from '../ui/notice.tsx';
import { useTexts } from '../texts/texts.tsx';
import { type Failure, failureOf } from './failure.ts';

/** A request that failed, in words, and a button that sends the same one again. */
export function Failed({
  error,
  mayHaveWorked = false,
  onRetry,
}: {
  error: unknown;
  /** Of a request that pays: it may have been carried out, and is repeated with the same key. */
  mayHaveWorked?: boolean;
  onRetry?: (() => void) | undefined;
}) {
  const { failed } = useTexts().buying;
  const words = (failure: Failure) => {
    if (failure.kind === 'RATE_LIMITED') return failed.RATE_LIMITED(failure.retryAfterSeconds);
    return mayHaveWorked ? failed.UNKNOWN_OUTCOME : failed[failure.kind];
  };
  return (
    <Notice kind="danger">
      <p>{words(failureOf(error))}</p>
      {onRetry && (
        <button type="button" className="button quiet" onClick={onRetry}>
          {failed.again}
        </button>
      )}
    </Notice>
  );
}
