import './component.css';

/** All style sheets of the component: vite.component.config.ts puts them here, as a page around it has none for it. */
export const STYLES = '__ROWLOCK_STYLES__';
