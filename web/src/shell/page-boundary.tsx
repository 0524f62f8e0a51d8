import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { Failed } from '../buying/failed.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { reloadWhenReachable } from './new-version.ts';
import { PageTitle } from './page-title.tsx';

/** The file of a page could not be loaded. */
export class PageNotLoadedError extends Error {
  override name = 'PageNotLoadedError';
}

/** When what is within cannot be loaded or shown, a message is, until the visitor goes to another page. */
export function PageBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return <ErrorBoundary pathname={pathname}>{children}</ErrorBoundary>;
}

interface Props {
  pathname: string;
  children: ReactNode;
}

interface State {
  error: unknown;
  /** Where it happened. */
  pathname: string;
}

class ErrorBoundary extends Component<Props, State> {
  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ pathname }: Props, shown: State): State | null {
    return pathname === shown.pathname ? null : { error: undefined, pathname };
  }

  override state: State = { error: undefined, pathname: this.props.pathname };

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Broken error={error} />;
  }
}

const retry = () => void reloadWhenReachable();

function Broken({ error }: { error: unknown }) {
  const { shell } = useTexts();
  return (
    <section className="narrow">
      <PageTitle title={shell.broken} />
      <h1>{shell.broken}</h1>
      {error instanceof PageNotLoadedError ? (
        <Failed error={error} onRetry={retry} />
      ) : (
        <Notice kind="danger">
          <p>{shell.failed}</p>
          <button type="button" className="button quiet" onClick={retry}>
            {shell.retry}
          </button>
        </Notice>
      )}
    </section>
  );
}
