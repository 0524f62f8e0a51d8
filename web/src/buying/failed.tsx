import { failureText } from '../account/problems.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { failureOf } from '../graphql/failure.ts';

/** A request that failed, in words, and a button that sends the same one again. */
export function Failed({
  error,
  mayHaveWorked = false,
  onRetry,
}: {
  error: unknown;
  /** Of a request that pays: without an answer it may have been carried out, and is repeated with the same key. */
  mayHaveWorked?: boolean;
  onRetry?: (() => void) | undefined;
}) {
  const { account, buying, shell } = useTexts();
  const { language } = useLanguage();
  const isUnknown = mayHaveWorked && failureOf(error).kind === 'OFFLINE';
  return (
    <Notice kind="danger">
      <p>{isUnknown ? buying.outcomeUnknown : failureText(error, { texts: account, language })}</p>
      {onRetry && (
        <button type="button" className="button quiet" onClick={onRetry}>
          {shell.retry}
        </button>
      )}
    </Notice>
  );
}
