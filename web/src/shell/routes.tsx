import { type ComponentType, lazy } from 'react';

/**
 * Every page, by its path. The server answers these paths with the page; see src/page/paths.ts there.
 * What a visitor needs to buy is in the first script; the rest is loaded when it is asked for.
 */
export const routes: readonly { path: string; page: ComponentType }[] = [
  {
    path: '/',
    page: lazy(() => import('../whats-on/whats-on-page.tsx').then((file) => ({ default: file.WhatsOnPage }))),
  },
  {
    path: '/movies/:movieId',
    page: lazy(() => import('../movie/movie-page.tsx').then((file) => ({ default: file.MoviePage }))),
  },
];
