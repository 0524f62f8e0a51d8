import { useEffect } from 'react';

/** The title and the description of a page, for tabs, bookmarks and search engines. */
export function PageTitle({ title, description = '' }: { title: string; description?: string }) {
  useEffect(() => {
    document.title = `${title} · Rowlock`;
    document.querySelector('meta[name="description"]')?.setAttribute('content', description);
  }, [title, description]);
  return null;
}
