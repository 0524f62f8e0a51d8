import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type Filters, readFilters, writeFilters } from './filters.ts';

/** Changes some of the filters. A step of the way back, unless it replaces the one before. */
export type ChangeFilters = (change: Partial<Filters>, options?: { replace?: boolean }) => void;

export function useFilters(): [Filters, ChangeFilters] {
  const [query, setQuery] = useSearchParams();
  const filters = useMemo(() => readFilters(query), [query]);
  const change: ChangeFilters = (changed, { replace = false } = {}) => {
    setQuery((now) => writeFilters({ ...readFilters(now), ...changed }), { replace, preventScrollReset: true });
  };
  return [filters, change];
}
