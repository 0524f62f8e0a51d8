import './style/tokens.css';
import './style/base.css';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Route, Routes } from 'react-router';
import { takeMailLink } from './account/mail-link.ts';
import { AppContext } from './shell/app-context.tsx';
import { BASE } from './shell/config.ts';
import { Frame } from './shell/frame.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { loadEarly, routes } from './shell/routes.tsx';
import { TextsProvider } from './texts/texts.tsx';

takeMailLink();
loadEarly(location.pathname.slice(BASE.pathname.length - 1));
const container = document.querySelector('#app');
if (!container) throw new Error('the page has no place for the app');
createRoot(container).render(
  <StrictMode>
    <TextsProvider>
      <AppContext>
        <BrowserRouter basename={BASE.pathname}>
          <PageBoundary>
            <Frame>
              <PageBoundary>
                <Suspense>
                  <Routes>
                    {routes.map(({ path, page: Page }) => (
                      <Route key={path} path={path} element={<Page />} />
                    ))}
                    <Route path="*" element={<NotFoundPage />} />
                  </Routes>
                </Suspense>
              </PageBoundary>
            </Frame>
          </PageBoundary>
        </BrowserRouter>
      </AppContext>
    </TextsProvider>
  </StrictMode>,
);
