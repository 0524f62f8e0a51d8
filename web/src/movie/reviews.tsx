import { useQuery } from '@apollo/client/react';
import { useId } from 'react';
import { type ReviewTextFragment, ReviewsDocument } from '../generated/graphql.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { useHasSession } from '../shell/app-context.tsx';
import { ReviewForm } from './review-form.tsx';
import styles from './reviews.module.css';
import { Stars } from './stars.tsx';

/** What visitors thought of a movie. */
export function Reviews({ movieId }: { movieId: string }) {
  const { movie: texts } = useTexts();
  const { language } = useLanguage();
  const hasSession = useHasSession();
  const heading = useId();
  const { data, refetch, fetchMore } = useQuery(ReviewsDocument, { variables: { movieId } });
  const movie = data?.movie;
  if (!movie) return null;
  const { averageRating, reviewCount, reviews } = movie;
  const { hasNextPage, endCursor } = reviews.pageInfo;
  return (
    <section className={styles['reviews']} aria-labelledby={heading}>
      <h2 id={heading}>{texts.reviews}</h2>
      {averageRating == null ? (
        <p className="muted">{texts.noReviews}</p>
      ) : (
        <p className={styles['average']}>
          <b>{averageRating.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}</b>
          <Stars rating={averageRating} />
          <span>{texts.reviewCount(reviewCount)}</span>
        </p>
      )}
      <ul>
        {reviews.nodes.map((review) => (
          <li key={review.id}>
            <Written review={review} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button
          type="button"
          className="button quiet"
          onClick={() => void fetchMore({ variables: { after: endCursor } }).catch(() => undefined)}
        >
          {texts.moreReviews}
        </button>
      )}
      {hasSession && <ReviewForm movieId={movieId} onWritten={() => void refetch()} />}
    </section>
  );
}

function Written({ review: { author, rating, text, createdAt } }: { review: ReviewTextFragment }) {
  const { movie: texts } = useTexts();
  const { language } = useLanguage();
  return (
    <article>
      <p className={styles['author']}>
        <Stars rating={rating} /> <b>{author ?? texts.formerCustomer}</b>{' '}
        <time dateTime={createdAt}>{new Date(createdAt).toLocaleDateString(language, { dateStyle: 'medium' })}</time>
      </p>
      {text != null && <p className={styles['text']}>{text}</p>}
    </article>
  );
}
