/** The title and the description of a page, for tabs, bookmarks and search engines. */
export function PageTitle({ title, description }: { title: string; description?: string }) {
  return (
    <>
      <title>{`${title} · Rowlock`}</title>
      {description !== undefined && <meta name="description" content={description} />}
    </>
  );
}
