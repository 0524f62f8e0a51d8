import type { Texts } from '../texts.tsx';

export const buying: Texts['buying'] = {};
