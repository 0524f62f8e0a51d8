import { useMutation, useQuery } from '@apollo/client/react';
import { useId } from 'react';
import { CreateReviewDocument, ReviewerDocument } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './review-form.module.css';

const RATINGS = [1, 2, 3, 4, 5];

/** For accounts; guests have no name to sign a review with. The server knows whether the visitor has seen the movie. */
export function ReviewForm({ movieId, onWritten }: { movieId: string; onWritten: () => void }) {
  const { shell, movie: texts } = useTexts();
  const id = useId();
  const { data } = useQuery(ReviewerDocument);
  const [create, { data: written, error, loading }] = useMutation(CreateReviewDocument);
  const problem = written?.createReview.errors[0];
  if (!data?.me || data.me.isGuest) return null;
  if (written?.createReview.review) return <Notice kind="success">{texts.thanks}</Notice>;
  const send = async (form: FormData) => {
    const text = (form.get('text') as string).trim();
    const input = { movieId, rating: Number(form.get('rating')), ...(text && { text }) };
    const { data: answer } = await create({ variables: { input } }).catch(() => ({ data: undefined }));
    if (answer?.createReview.review) onWritten();
  };
  return (
    <details className={styles['form']}>
      <summary>{texts.write}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send(new FormData(event.currentTarget));
        }}
      >
        <fieldset>
          <legend>{texts.rating}</legend>
          {RATINGS.map((rating) => (
            <label key={rating}>
              <input type="radio" name="rating" value={rating} required /> {texts.stars(rating)}
            </label>
          ))}
        </fieldset>
        <div>
          <label htmlFor={id}>{texts.text}</label>
          <textarea id={id} name="text" rows={4} maxLength={2000} />
        </div>
        {(error ?? problem) && (
          <Notice kind="danger">
            {problem?.__typename === 'NotEligible'
              ? texts.notEligible
              : problem?.__typename === 'AlreadyExists'
                ? texts.alreadyWritten
                : (problem?.message ?? shell.failed)}
          </Notice>
        )}
        <button type="submit" className="button" disabled={loading}>
          {texts.send}
        </button>
      </form>
    </details>
  );
}
